// Before the first paint: the colour scheme the visitor has chosen, if any. Nothing is stored until then.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* storage may be closed to us; the system's scheme holds */ }
