// Asks every second how far a job is, and loads the page again when it has ended.
const shown = document.getElementById("progress");
async function ask() {
  const answer = await fetch(shown.dataset.progress);
  const { state, done } = await answer.json();
  if (state === "done" || state === "failed") { location.reload(); return; }
  if (state === "running") shown.textContent = `Being read: ${done} item${done === 1 ? "" : "s"} so far.`;
  setTimeout(ask, 1000);
}
if (["waiting", "running"].includes(shown.dataset.state)) setTimeout(ask, 1000);
