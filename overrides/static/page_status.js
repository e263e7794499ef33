// The table of page status: column headings sort it, and overdue reviews are marked. Without script it is a plain table.
const today = new Date().toISOString().slice(0, 10);
for (const table of document.querySelectorAll("[data-sortable]")) {
  const [body] = table.tBodies;
  const headings = [...table.tHead.rows[0].cells];
  for (const [column, heading] of headings.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => {
      const order = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", order);
      showStatus(table.dataset[order].replace("{column}", button.textContent.trim())); // of site.js
      const rows = [...body.rows].sort((one, other) => one.cells[column].textContent.trim().localeCompare(
        other.cells[column].textContent.trim(), document.documentElement.lang, { numeric: true }));
      body.append(...(order === "ascending" ? rows : rows.reverse()));
    });
    heading.append(button);
  }
  for (const due of table.querySelectorAll("[data-due]")) {
    if (due.textContent < today) due.after(Object.assign(document.createElement("strong"), { textContent: ` ${table.dataset.overdueLabel}` }));
  }
}
