package dev.culprit.benchmarks.sizing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one of each driver takes of something, by least squares over some sizes.
 *
 * @param each bytes
 */
record Cost(Map<Driver, Double> each) {
    Cost {
        each = new EnumMap<>(each);
    }

    /**
     * Fits.
     *
     * @param drivers no more than there are sizes
     * @param taken bytes, as many as there are sizes
     */
    static Cost fitted(List<Driver> drivers, List<Size> sizes, List<Long> taken) {
        int n = drivers.size();
        double[][] normal = new double[n][n + 1];
        for (int s = 0; s < sizes.size(); s++) {
            for (int i = 0; i < n; i++) {
                double amount = sizes.get(s).amount(drivers.get(i));
                for (int j = 0; j < n; j++) {
                    normal[i][j] += amount * sizes.get(s).amount(drivers.get(j));
                }
                normal[i][n] += amount * taken.get(s);
            }
        }
        eliminate(normal);
        var each = new EnumMap<Driver, Double>(Driver.class);
        for (int i = 0; i < n; i++) {
            each.put(drivers.get(i), normal[i][n] / normal[i][i]);
        }
        return new Cost(each);
    }

    /** Gauss and Jordan: behind it only the diagonal and the right side are left. */
    private static void eliminate(double[][] rows) {
        for (int pivot = 0; pivot < rows.length; pivot++) {
            for (int row = 0; row < rows.length; row++) {
                double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                for (int column = pivot; column <= rows.length; column++) {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }
    }

    double of(Size size) {
        return each.entrySet().stream()
                .mapToDouble(driver -> driver.getValue() * size.amount(driver.getKey()))
                .sum();
    }
}
