// A group's ranking: what each member has put first, added up.

/** The statements of a perspective with their points, most points first; equal ones stay in the vision's order. */
export function weigh(perspective, statements, members) {
  const orders = members.map((member) => member.order[perspective] ?? []).filter((order) => order.length);
  const ids = new Set([...statements, ...orders.flat()]); // one that has been removed keeps its points
  const points = (id) => orders.reduce((sum, order) => sum + (order.includes(id) ? order.length - order.indexOf(id) : 0), 0);
  return [...ids].map((id) => ({ id, points: points(id) })).sort((one, other) => other.points - one.points);
}
