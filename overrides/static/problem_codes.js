// The page of problem codes: a link to a code unfolds it, and a field leaves only the codes that have the words typed.
const groups = [...document.querySelectorAll(".codes")];
const form = document.querySelector(".code-filter");
const [field, status] = [form.querySelector("input"), form.querySelector("[aria-live]")];

function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  target?.scrollIntoView();
}

function filter() {
  const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const group of groups) {
    const codes = [...group.querySelectorAll(".code")];
    for (const code of codes) code.hidden = !words.every((word) => code.textContent.toLocaleLowerCase().includes(word));
    const left = codes.filter((code) => !code.hidden).length;
    group.hidden = !left;
    group.open = words.length > 0 && left > 0;
    found += left;
  }
  status.textContent = words.length ? status.dataset.message.replace("{n}", found) : "";
}

form.hidden = false;
field.addEventListener("input", filter);
addEventListener("hashchange", unfoldTarget);
unfoldTarget();
