// Before the first paint, so that nothing jumps after it: whether the scheme can be switched and links copied, and which
// scheme the visitor has chosen, if any. Nothing is stored until then.
if (CSS.supports("color", "light-dark(red, red)")) document.documentElement.classList.add("switchable");
if (navigator.clipboard) document.documentElement.classList.add("copies");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* storage may be closed to us; the system's scheme holds */ }
// A page past its review date says so, by the visitor's own calendar: no build is needed, and nothing jumps.
const { review } = document.documentElement.dataset;
if (review && review < new Date().toISOString().slice(0, 10)) document.documentElement.classList.add("overdue");
