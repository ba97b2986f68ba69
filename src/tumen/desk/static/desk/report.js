// Shows which words each claim rests on, and takes the words that are marked in the text into the form that is open.
const text = document.getElementById("text");
const cards = new Map([...document.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));
const light = (claims) => {
  for (const [id, card] of cards) card.classList.toggle("lit", claims.includes(id));
  for (const mark of text.querySelectorAll("mark")) mark.classList.toggle("lit", mark.dataset.claims.split(" ").some((id) => claims.includes(id)));
};
for (const mark of text.querySelectorAll("mark")) {
  mark.addEventListener("mouseenter", () => light(mark.dataset.claims.split(" ")));
  mark.addEventListener("mouseleave", () => light([]));
}
for (const link of text.querySelectorAll(".begin")) {
  link.addEventListener("focus", () => light([link.dataset.claim]));
  link.addEventListener("blur", () => light([]));
}
for (const [id, card] of cards) {
  card.addEventListener("mouseenter", () => light([id]));
  card.addEventListener("focusin", () => light([id]));
}
let takes = document.getElementById("words-new");
for (const field of document.querySelectorAll("[data-takes-words]")) field.addEventListener("focus", () => { takes = field; });
document.addEventListener("selectionchange", () => {
  const marked = document.getSelection();
  if (!takes || marked.isCollapsed || !marked.rangeCount || !text.contains(marked.anchorNode) || !text.contains(marked.focusNode)) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(marked.getRangeAt(0).startContainer, marked.getRangeAt(0).startOffset);
  takes.value = marked.toString().trim();
  const start = document.getElementById("start");
  if (start) start.value = [...before.toString()].length;
});
