// Runs before the first paint, so that nothing moves after it: sets classes for what the browser can do, and the colour
// scheme that the visitor has chosen. Nothing is stored before such a choice.
if (CSS.supports("color", "light-dark(red, red)")) document.documentElement.classList.add("switchable");
if (navigator.clipboard) document.documentElement.classList.add("copies");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* storage refused: the system's scheme holds */ }
// The notice of an overdue review is shown by the visitor's clock, so that it needs no new build.
const { review } = document.documentElement.dataset;
if (review && review < new Date().toISOString().slice(0, 10)) document.documentElement.classList.add("overdue");
