//! What stands together with what, as a sparse matrix.

/// Raising the counts of columns to this power keeps rare ones from weighing too much (Levy, Goldberg and Dagan, 2015).
const SMOOTHING: f64 = 0.75;

/// A sparse matrix, row by row.
pub(crate) struct Matrix {
    /// Where each row begins in `cells`, and one more for the end.
    pub(crate) starts: Vec<usize>,
    /// Column and value.
    pub(crate) cells: Vec<(u32, f32)>,
    pub(crate) columns: usize,
}

impl Matrix {
    /// A matrix of counts, weighed by positive pointwise mutual information (Church and Hanks, 1990).
    ///
    /// `counts` ascend by row in the upper 32 bits and column in the lower ones.
    pub(crate) fn of_counts(
        counts: impl Iterator<Item = (u64, f64)> + Clone,
        rows: usize,
        columns: usize,
    ) -> Self {
        let (mut of_row, mut of_column) = (vec![0.0_f64; rows], vec![0.0_f64; columns]);
        for (pair, count) in counts.clone() {
            of_row[(pair >> 32) as usize] += count;
            of_column[pair as u32 as usize] += count;
        }
        of_column.iter_mut().for_each(|count| *count = count.powf(SMOOTHING));
        let smoothed: f64 = of_column.iter().sum();

        let mut starts = vec![0];
        let mut cells = Vec::new();
        let mut counts = counts.peekable();
        for (row, &of_row) in of_row.iter().enumerate() {
            while let Some((pair, count)) = counts.next_if(|&(pair, _)| (pair >> 32) as usize == row) {
                let column = pair as u32;
                let expected = of_row * of_column[column as usize] / smoothed;
                let information = (count / expected).ln();
                if information > 0.0 {
                    cells.push((column, information as f32));
                }
            }
            starts.push(cells.len());
        }
        Self { starts, cells, columns }
    }

    pub(crate) fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn row(&self, row: usize) -> &[(u32, f32)] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Rows and columns exchanged.
    pub(crate) fn transposed(&self) -> Self {
        let mut starts = vec![0; self.columns + 1];
        for &(column, _) in &self.cells {
            starts[column as usize + 1] += 1;
        }
        for column in 0..self.columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut cells = vec![(0, 0.0); self.cells.len()];
        for row in 0..self.rows() {
            for &(column, value) in self.row(row) {
                cells[next[column as usize]] = (row as u32, value);
                next[column as usize] += 1;
            }
        }
        Self { starts, cells, columns: self.rows() }
    }
}
