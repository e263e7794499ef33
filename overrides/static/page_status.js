// The table of pages: a column's heading sorts by it, and a review that is late says so. Without script it is a table.
const today = new Date().toISOString().slice(0, 10);
for (const table of document.querySelectorAll("[data-sortable]")) {
  const [body] = table.tBodies;
  const heads = [...table.tHead.rows[0].cells];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const order = head.ariaSort === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.ariaSort = other === head ? order : null;
      const rows = [...body.rows].sort((one, other) => one.cells[column].textContent.trim().localeCompare(
        other.cells[column].textContent.trim(), document.documentElement.lang, { numeric: true }));
      body.append(...(order === "ascending" ? rows : rows.reverse()));
    });
    head.append(button);
  }
  for (const due of table.querySelectorAll("[data-due]")) {
    if (due.textContent < today) due.after(Object.assign(document.createElement("strong"), { textContent: ` ${table.dataset.overdueLabel}` }));
  }
}
