// The URL of the first hit of each query, by the site's own search engine.
async ([engine, index, queries]) => {
  const { load } = await import(engine);
  const search = (await load(new URL(index, location))).engine;
  return queries.map((query) => search.find(query).map((hit) => hit.url)[0] ?? null);
}
