// Filters of the list of activities. Without script it is one list of all.
for (const form of document.querySelectorAll("[data-filter]")) {
  const status = form.querySelector("[aria-live]");
  const items = [...form.nextElementSibling.children];
  const show = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    for (const item of items) {
      item.hidden = !wanted.every(([name, value]) => item.dataset[name].split(" ").includes(value));
    }
    const shown = items.filter((item) => !item.hidden).length;
    status.textContent = status.dataset.message.replace("{n}", shown).replace("{total}", items.length);
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show(); // a browser that goes back keeps the choices
}
