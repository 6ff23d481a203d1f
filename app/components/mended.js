// What in Streamlit's own marks a keyboard or a screen reader would stumble over is mended as it appears.
(() => {
  const mend = () => {
    // On a narrow screen headings stand between the items of a list of pages, which no list may hold: what is drawn
    // stays, as plain links below plain headings.
    for (const one of document.querySelectorAll("[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li"))
      if (one.getAttribute("role") !== "none") one.setAttribute("role", "none");
    // What is wider than its place can be scrolled by the keyboard too.
    for (const one of document.querySelectorAll("[data-testid=stTable], [data-testid=stTable] div, .stMarkdown pre"))
      if (one.scrollWidth > one.clientWidth && one.tabIndex < 0) one.tabIndex = 0;
  };
  let due = 0;
  const later = () => { due = due || requestAnimationFrame(() => { due = 0; mend(); }); };
  later();
  if (!window.simpulMends) {
    window.simpulMends = new MutationObserver(later);
    window.simpulMends.observe(document.body, { childList: true, subtree: true });
    window.addEventListener("resize", later);
  }
})();
