// Shows each slide in turn; returns the ids of those whose heading no scrolling brings into view.
() => {
  const slides = [...document.querySelectorAll("[data-slide]")];
  const top = (element) => element.getBoundingClientRect().top;
  return slides.filter((slide) => {
    for (const other of slides) other.toggleAttribute("data-current", other === slide);
    const face = slide.querySelector(".slide__face");
    return top(face.firstElementChild) < top(face);
  }).map((slide) => slide.id);
}
