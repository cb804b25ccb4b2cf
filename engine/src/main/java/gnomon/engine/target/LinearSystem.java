package gnomon.engine.target;

/**
 * A small symmetric system H·x = g, solved after adding a little to the diagonal.
 *
 * <p>The Hessian of a fit is singular: raising every column factor and lowering every row factor by
 * the same changes nothing. The addition of 10⁻¹⁰ of the largest entry makes it definite, so that
 * elimination needs no pivoting.
 */
final class LinearSystem {

  private LinearSystem() {}

  static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, matrix[i][i]);
    }
    var x = right.clone();
    for (int i = 0; i < n; i++) {
      matrix[i][i] += Math.max(largest, 1) * 1e-10;
    }
    for (int i = 0; i < n; i++) {
      eliminate(matrix, x, i);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= matrix[i][k] * x[k];
      }
      x[i] /= matrix[i][i];
    }
    return x;
  }

  private static void eliminate(double[][] matrix, double[] x, int pivot) {
    for (int i = pivot + 1; i < x.length; i++) {
      double ratio = matrix[i][pivot] / matrix[pivot][pivot];
      for (int k = pivot; k < x.length; k++) {
        matrix[i][k] -= ratio * matrix[pivot][k];
      }
      x[i] -= ratio * x[pivot];
    }
  }
}
