// The URLs of the first five hits of each query, and of the pages that its answers lead to, by the site's own search engine.
async ([engine, index, queries]) => {
  const { load } = await import(engine);
  const search = (await load(new URL(index, location))).engine;
  const urls = (found) => found.slice(0, 5).map(({ url }) => url);
  return queries.map((query) => ({ hits: urls(search.find(query)), answers: urls(search.answers(query)) }));
}
