// Turns the list of days into a slider that redraws the incident as it stood on each day. Without it the list and its button work.
const form = document.getElementById("as-of");
if (form) {
  const list = form.querySelector("select");
  const days = [...list.options].slice(1).map((option) => option.value);
  const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: days.length, id: "slider" });
  slider.value = list.value ? days.indexOf(list.value) : days.length;
  slider.setAttribute("aria-label", "Day whose knowledge is shown");
  const name = () => list.options[slider.value === String(days.length) ? 0 : Number(slider.value) + 1].text;
  slider.setAttribute("aria-valuetext", name());
  form.querySelector("button").hidden = true;
  form.append(slider);
  let last = 0;
  const show = async () => {
    const address = new URL(location.href);
    if (list.value) address.searchParams.set("as_of", list.value); else address.searchParams.delete("as_of");
    const mine = ++last;
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== last) return;
    document.getElementById("state").replaceWith(document.adoptNode(page.getElementById("state")));
    history.replaceState(null, "", address);
  };
  slider.addEventListener("input", () => {
    list.selectedIndex = slider.value === String(days.length) ? 0 : Number(slider.value) + 1;
    slider.setAttribute("aria-valuetext", name());
    show();
  });
  list.addEventListener("change", () => {
    slider.value = list.value ? days.indexOf(list.value) : days.length;
    slider.setAttribute("aria-valuetext", name());
    show();
  });
}
