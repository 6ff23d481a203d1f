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
  // What a page writes into its address as it opens is the same step back as opening it: a choice is another one.
  const oneStep = () => {
    const push = history.pushState.bind(history);
    let touched = false;
    for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, () => { touched = true; }, true);
    window.addEventListener("popstate", () => { touched = false; });
    history.pushState = (state, unused, url) => {
      const stays = new URL(url ?? "", location.href).pathname === location.pathname;
      if (stays && !touched) return history.replaceState(state, unused, url);
      if (!stays) touched = false;
      return push(state, unused, url);
    };
  };
  // What a button opens stands at the end of the page: Tab goes from the button into it, and out of it behind the button.
  const intoWhatIsOpen = (event) => {
    const button = document.querySelector("[data-testid=stPopoverButton][aria-expanded=true]");
    const body = document.querySelector("[data-testid=stPopoverBody]");
    if (event.key !== "Tab" || !button || !body) return;
    const inside = [...body.querySelectorAll("a[href], button, input, select, textarea, [tabindex='0']")]
      // What is left behind is taken out of the order of Tab, and its place in it kept.
      .filter((one) => !one.disabled && (one.tabIndex >= 0 || "tabindex" in one.dataset) && one.getClientRects().length);
    const at = document.activeElement, edge = event.shiftKey ? inside[0] : inside.at(-1);
    const to = at === button && !event.shiftKey ? inside[0] : at === edge ? button : null;
    if (!to) return;
    to.focus();
    // From the last of it the browser goes on from the button, which closes behind the reader.
    if (at === edge && !event.shiftKey) button.click(); else event.preventDefault();
  };
  oneStep();
  window.addEventListener("keydown", intoWhatIsOpen, true);
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", later);
})();
