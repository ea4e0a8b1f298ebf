/** The columns of a matrix, kept row by row, made orthogonal and of length one (Gram-Schmidt, twice, for it loses digits). */
export function orthonormalised(
  matrix: Float32Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Float32Array {
  const vectors = Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: rows }, (__, row) => matrix[row * columns + column] ?? 0),
  );
  vectors.forEach((vector, i) => {
    for (const _ of ['once', 'and again']) {
      for (const before of vectors.slice(0, i)) addTo(vector, before, -dot(vector, before));
    }
    const length = Math.sqrt(dot(vector, vector));
    // A direction that the others span already: there are fewer than was asked for.
    const factor = length > 1e-9 ? 1 / length : 0;
    for (let k = 0; k < rows; k += 1) vector[k] = (vector[k] ?? 0) * factor;
  });
  const result = new Float32Array(rows * columns);
  vectors.forEach((vector, column) => {
    for (let row = 0; row < rows; row += 1) result[row * columns + column] = vector[row] ?? 0;
  });
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addTo(vector: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) + factor * (other[i] ?? 0);
}
