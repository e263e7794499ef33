// A group's ranking: points for each member's order, added up.

/** Return the ids of a perspective's statements with their points, most points first, else in the vision's order. */
export function scoreStatements(perspective, statements, members) {
  const orders = members.map((member) => member.order[perspective] ?? []).filter((order) => order.length);
  const ids = new Set([...statements, ...orders.flat()]); // a statement removed since keeps its points
  const points = (id) => orders.reduce((sum, order) => sum + (order.includes(id) ? order.length - order.indexOf(id) : 0), 0);
  return [...ids].map((id) => ({ id, points: points(id) })).sort((one, other) => other.points - one.points);
}
