// The vision as the page's cards have it. Without script the same cards are printed, so the page holds no second copy.

/** Return the perspectives in order, each with its statements, and the text of every statement by id. */
export function readVision(root) {
  const perspectives = [...root.querySelectorAll("[data-order]")].map((list) => ({
    id: list.dataset.order,
    title: list.dataset.title,
    statements: [...root.querySelectorAll(`[data-card][data-perspective="${list.dataset.order}"]`)].map((card) => ({
      id: card.dataset.card,
      text: card.querySelector("[data-text]").textContent,
    })),
  }));
  const statements = new Map(perspectives.flatMap((each) => each.statements.map((one) => [one.id, one.text])));
  return { perspectives, statements };
}
