const MIDDLE = 50;
const INNER = 17;
const OUTER = 47;

/** The middle of each district, about: enough to say that one is nearer than another. */
export const MIDDLES = {
  milano: [
    at(45.464, 9.19),
    at(45.497, 9.217),
    at(45.482, 9.238),
    at(45.447, 9.23),
    at(45.43, 9.185),
    at(45.447, 9.145),
    at(45.465, 9.115),
    at(45.497, 9.13),
    at(45.51, 9.185),
  ],
  sesto: [
    at(45.5335, 9.229),
    at(45.527, 9.241),
    at(45.525, 9.256),
    at(45.541, 9.247),
    at(45.545, 9.224),
  ],
};

function at(latitude: number, longitude: number) {
  return { latitude, longitude };
}

/** A drawing of where they lie to each other, not of their borders: one in the middle, the others around it. */
export const SHAPES = {
  milano: [circle(), ...ring([20, 62, 105, 150, 200, 243, 293, 335, 380])],
  sesto: [circle(), slice(180, 270), slice(90, 180), slice(0, 90), slice(270, 360)],
};

function circle(): string {
  const [left, right] = [MIDDLE - INNER, MIDDLE + INNER];
  return `M ${left} ${MIDDLE} A ${INNER} ${INNER} 0 1 1 ${right} ${MIDDLE} A ${INNER} ${INNER} 0 1 1 ${left} ${MIDDLE} Z`;
}

/** The parts of the ring between bearings, clockwise from the north in degrees. */
function ring(bearings: number[]): string[] {
  return bearings.slice(1).map((end, index) => slice(bearings[index]!, end));
}

function slice(start: number, end: number): string {
  const arc = (radius: number, sweep: 0 | 1, bearing: number) =>
    `A ${radius} ${radius} 0 0 ${sweep} ${point(radius, bearing)}`;
  return `M ${point(INNER, start)} L ${point(OUTER, start)} ${arc(OUTER, 1, end)} L ${point(INNER, end)} ${arc(INNER, 0, start)} Z`;
}

function point(radius: number, bearing: number): string {
  const angle = (bearing * Math.PI) / 180;
  const [x, y] = [MIDDLE + radius * Math.sin(angle), MIDDLE - radius * Math.cos(angle)];
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
