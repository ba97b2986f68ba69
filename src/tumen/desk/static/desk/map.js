// Draws where the incidents of the list lie on Natural Earth's outlines. Points that would cover each other are drawn as one, with their number.
const map = document.getElementById("map");
const SVG = "http://www.w3.org/2000/svg";
const made = (name, attributes, words) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (words !== undefined) element.textContent = words;
  return element;
};
const grouped = (points, place) => {
  const groups = [];
  for (const point of points) {
    const at = place(point.at);
    if (!at) continue;
    const near = groups.find((group) => Math.hypot(group.at[0] - at[0], group.at[1] - at[1]) < 14);
    if (near) near.points.push(point); else groups.push({ at, points: [point] });
  }
  return groups;
};
const draw = async () => {
  const [outlines, { points, total }] = await Promise.all([map.dataset.outlines, map.dataset.points].map(async (address) => (await fetch(address)).json()));
  if (!points.length) { map.firstElementChild.textContent = "None of these incidents has a place with a position."; return; }
  const [width, height] = [960, 480];
  const around = { type: "MultiPoint", coordinates: points.map((point) => point.at) };
  const projection = d3.geoEqualEarth().fitExtent([[40, 40], [width - 40, height - 40]], around);
  const whole = d3.geoEqualEarth().fitSize([width, height], { type: "Sphere" });
  if (projection.scale() > 12 * whole.scale() || !isFinite(projection.scale())) {
    const middle = d3.geoCentroid(around);
    projection.rotate([-middle[0], 0]).scale(12 * whole.scale()).translate([0, 0]);
    const at = projection(middle);
    projection.translate([width / 2 - at[0], height / 2 - at[1]]);
  }
  projection.clipExtent([[0, 0], [width, height]]);
  const picture = made("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Map of ${points.length} incidents; they stand in the table above` });
  const land = topojson.feature(outlines, outlines.objects.countries);
  picture.append(made("path", { d: d3.geoPath(projection)(land), class: "land" }));
  for (const group of grouped(points, projection)) {
    const link = made("a", { href: group.points[0].link });
    const name = group.points.length === 1 ? group.points[0].name : `${group.points.length} incidents, first: ${group.points[0].name}`;
    link.append(made("title", {}, name), made("circle", { cx: group.at[0], cy: group.at[1], r: 6 + Math.min(10, Math.sqrt(group.points.length)), class: "point" }));
    if (group.points.length > 1) link.append(made("text", { x: group.at[0] + 12, y: group.at[1] + 4, class: "number" }, group.points.length));
    link.setAttribute("aria-label", name);
    picture.append(link);
  }
  map.replaceChildren(picture);
  if (total > points.length) map.append(Object.assign(document.createElement("p"), { className: "hint", textContent: `Drawn are ${points.length} of ${total}.` }));
};
if (map) draw();
