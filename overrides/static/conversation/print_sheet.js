// What the page says of the vision: the cards that are printed without script are also what the script works from.

/** The perspectives in order, each with its statements, and every statement by id. */
export function readSheet(root) {
  const perspectives = [...root.querySelectorAll("[data-order]")].map((list) => ({
    id: list.dataset.order,
    title: list.dataset.title,
    statements: [...root.querySelectorAll(`[data-card][data-of="${list.dataset.order}"]`)].map((card) => ({
      id: card.dataset.card,
      text: card.querySelector("[data-text]").textContent,
    })),
  }));
  const statements = new Map(perspectives.flatMap((each) => each.statements.map((one) => [one.id, one.text])));
  return { perspectives, statements };
}
