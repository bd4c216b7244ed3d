//! The weights of the careful reader, a small convolutional network.
//!
//! Tables and layers have weights of eight bits; what goes into a layer is rounded to sixteen, so that sums are integers
//! and the same on every platform, and vector units multiply eight at a time.

use super::{
    dot::{BLOCK, dot, dot_four},
    label::LABELS,
    pack::Reader,
    tagger::Transitions,
};

/// How many rows the table of letter sequences has.
pub const GRAMS: usize = 1 << 14;
/// How many flags there are; `tag/network/input.rs` gives them out.
pub const FLAGS: usize = 5020;
/// How many steps there are to 1 in what goes into a layer; what is beyond ±32 is cut.
const STEPS: f32 = 1024.0;

/// Rows of one length that are added up.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    width: usize,
    /// What a step of a cell is worth.
    unit: f32,
    cells: Vec<i8>,
}

impl Rows {
    /// Rounds `rows`, which are `width` long each.
    #[must_use]
    pub fn rounded(rows: &[f32], width: usize) -> Self {
        let largest = rows.iter().fold(0.0_f32, |largest, cell| largest.max(cell.abs()));
        // A few cells are far larger than all others; to cut them costs less than coarse steps for all.
        let mean = rows.iter().map(|cell| cell.abs()).sum::<f32>() / rows.len().max(1) as f32;
        let unit = largest.min(12.0 * mean).max(f32::MIN_POSITIVE) / 127.0;
        let cells = rows.iter().map(|cell| (cell / unit).round().clamp(-127.0, 127.0) as i8).collect();
        Self { width, unit, cells }
    }

    /// Puts the sum of some rows, times `factor`, behind `out`; a row that there is not counts as zeros. At most 250 rows are
    /// added up.
    pub fn sum(&self, rows: &[u32], factor: f32, out: &mut Vec<f32>) {
        let start = out.len();
        out.resize(start + self.width, 0.0);
        // In sixteen bits, which so many rows of eight cannot leave.
        let mut sums = vec![0_i16; self.width];
        for row in rows.iter().take(250).map(|&row| row as usize) {
            let cells = self.cells.get(row * self.width..(row + 1) * self.width).unwrap_or_default();
            for (sum, &cell) in sums.iter_mut().zip(cells) {
                *sum += i16::from(cell);
            }
        }
        let factor = factor * self.unit;
        for (cell, &sum) in out.iter_mut().skip(start).zip(&sums) {
            *cell = f32::from(sum) * factor;
        }
    }

    /// The length of a row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    fn read(reader: &mut Reader<'_>, rows: usize) -> Option<Self> {
        let width = reader.u32()? as usize;
        let unit = f32::from_bits(reader.u32()?);
        let cells = reader.take(rows.checked_mul(width)?)?.iter().map(|cell| cell.cast_signed()).collect();
        Some(Self { width, unit, cells })
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.width as u32).to_le_bytes());
        bytes.extend(self.unit.to_bits().to_le_bytes());
        bytes.extend(self.cells.iter().map(|cell| cell.cast_unsigned()));
    }
}

/// A dense layer: each output is a weighted sum of all inputs.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    inputs: usize,
    /// By output; of sixteen bits, as what they are multiplied with.
    weights: Vec<i16>,
    /// What a step of the weights of each output is worth.
    units: Vec<f32>,
    bias: Vec<f32>,
}

impl Layer {
    /// Rounds weights that are given by input (the rows) and output.
    #[must_use]
    pub fn rounded(weights: &[f32], bias: &[f32]) -> Self {
        let outputs = bias.len();
        let inputs = weights.len() / outputs.max(1);
        let mut layer = Self { inputs, weights: Vec::new(), units: Vec::new(), bias: bias.to_vec() };
        for output in 0..outputs {
            let column = || weights.iter().skip(output).step_by(outputs);
            let largest = column().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
            let unit = largest / 127.0;
            layer.weights.extend(column().map(|weight| (weight / unit).round() as i16));
            layer.units.push(unit);
        }
        layer
    }

    /// How many numbers go in for a token.
    #[must_use]
    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many numbers come out for a token.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Applies the layer to the rows of `input`, made by [`round`]; the rows that come out stand in `output`.
    pub fn apply(&self, input: &[i16], output: &mut Vec<f32>) {
        let (inputs, outputs) = (self.inputs.max(1), self.outputs());
        output.clear();
        output.resize(input.len() / inputs * outputs, 0.0);
        for (rows, results) in input.chunks(inputs * BLOCK).zip(output.chunks_mut(outputs * BLOCK)) {
            let parts = self.weights.chunks_exact(inputs).zip(self.units.iter().zip(&self.bias));
            for (place, (weights, (unit, bias))) in parts.enumerate() {
                let sums = match quarters(rows, inputs) {
                    Some(rows) => dot_four(weights, rows),
                    None => dot_some(weights, rows),
                };
                let factor = unit / STEPS;
                for (row, sum) in results.chunks_exact_mut(outputs).zip(sums) {
                    if let Some(cell) = row.get_mut(place) {
                        *cell = sum as f32 * factor + bias;
                    }
                }
            }
        }
    }

    fn read(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Option<Self> {
        let units = floats(reader, outputs)?;
        let bias = floats(reader, outputs)?;
        let weights = reader.take(inputs.checked_mul(outputs)?)?;
        let weights = weights.iter().map(|weight| i16::from(weight.cast_signed())).collect();
        Some(Self { inputs, weights, units, bias })
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write_floats(bytes, &self.units);
        write_floats(bytes, &self.bias);
        bytes.extend(self.weights.iter().map(|&weight| (weight as i8).cast_unsigned()));
    }
}

/// Rounds what goes into a layer.
#[must_use]
pub fn round(value: f32) -> i16 {
    (value * STEPS) as i16
}

/// Four rows of `width`, where there are four.
fn quarters(rows: &[i16], width: usize) -> Option<[&[i16]; BLOCK]> {
    let (a, rest) = rows.split_at_checked(width)?;
    let (b, rest) = rest.split_at_checked(width)?;
    let (c, d) = rest.split_at_checked(width)?;
    (d.len() == width).then_some([a, b, c, d])
}

/// The sums of products for the last rows, which are fewer.
fn dot_some(weights: &[i16], rows: &[i16]) -> [i32; BLOCK] {
    let mut sums = [0; BLOCK];
    for (sum, row) in sums.iter_mut().zip(rows.chunks_exact(weights.len().max(1))) {
        *sum = dot(weights, row);
    }
    sums
}

/// A convolution with what evens its input out.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// What each number is multiplied with after the row was brought to mean 0 and spread 1.
    pub gain: Vec<f32>,
    /// What is then added.
    pub shift: Vec<f32>,
    /// From the tokens before, at and after a place to what is added at the place.
    pub kernel: Layer,
}

/// How far apart the tokens are that each convolution reads.
pub const DILATIONS: [usize; 3] = [1, 2, 4];
/// How many classes labels are pooled to: no name, and each type.
pub const CLASSES: usize = LABELS / 4 + 1;
/// The length of what is remembered of a word besides classes.
pub const TRACE: usize = 32;
/// The length of what the document says of a word: means of classes and of the trace, the largest of each class, whether
/// there is anything, and how much.
pub const MEMORY: usize = 2 * CLASSES + TRACE + 2;

/// All weights. Shapes, with H the width of the network: `input` from the two tables' rows to H, `blocks` from 3 H to H,
/// `first` from H to [`LABELS`], `trace` from H to [`TRACE`], `join` from H and [`MEMORY`] to L, `second` from L to
/// [`LABELS`].
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// The network reads the sentences in which the linear tagger gives every label of some word a smaller share than this.
    pub clear: f32,
    /// One row for each hash of a letter sequence.
    pub grams: Rows,
    /// One row for each flag.
    pub flags: Rows,
    /// The layer over both.
    pub input: Layer,
    /// One convolution for each of [`DILATIONS`].
    pub blocks: [Block; DILATIONS.len()],
    /// The first guess at the labels, which the document remembers.
    pub first: Layer,
    /// What else it remembers.
    pub trace: Layer,
    /// The layer over a place and what the document says of its word.
    pub join: Layer,
    /// The scores of the labels.
    pub second: Layer,
    /// What it costs or gains to go from one label to another, in the unit of the linear tagger.
    pub transitions: Transitions,
}

impl Network {
    /// Reads what [`Self::write`] wrote; a network without width is none.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let clear = Some(f32::from_bits(reader.u32()?)).filter(|clear| clear.is_finite())?;
        let hidden = Some(reader.u32()? as usize).filter(|&hidden| hidden > 0)?;
        let last = Some(reader.u32()? as usize).filter(|&last| last > 0)?;
        let grams = Rows::read(reader, GRAMS)?;
        let flags = Rows::read(reader, FLAGS)?;
        let input = Layer::read(reader, grams.width.checked_add(flags.width)?, hidden)?;
        let mut blocks = <[Block; DILATIONS.len()]>::default();
        for block in &mut blocks {
            block.gain = floats(reader, hidden)?;
            block.shift = floats(reader, hidden)?;
            block.kernel = Layer::read(reader, hidden.checked_mul(3)?, hidden)?;
        }
        let first = Layer::read(reader, hidden, LABELS)?;
        let trace = Layer::read(reader, hidden, TRACE)?;
        let join = Layer::read(reader, hidden.checked_add(MEMORY)?, last)?;
        let second = Layer::read(reader, last, LABELS)?;
        let mut transitions = [[0; LABELS]; LABELS];
        for weight in transitions.iter_mut().flatten() {
            *weight = i16::from_le_bytes(reader.array()?);
        }
        Some(Self { clear, grams, flags, input, blocks, first, trace, join, second, transitions })
    }

    /// Writes the weights.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.clear.to_bits().to_le_bytes());
        for size in [self.input.outputs(), self.join.outputs()] {
            bytes.extend((size as u32).to_le_bytes());
        }
        self.grams.write(bytes);
        self.flags.write(bytes);
        self.input.write(bytes);
        for block in &self.blocks {
            write_floats(bytes, &block.gain);
            write_floats(bytes, &block.shift);
            block.kernel.write(bytes);
        }
        for layer in [&self.first, &self.trace, &self.join, &self.second] {
            layer.write(bytes);
        }
        bytes.extend(self.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    }
}

fn floats(reader: &mut Reader<'_>, count: usize) -> Option<Vec<f32>> {
    (0..count).map(|_| Some(f32::from_bits(reader.u32()?)).filter(|value| value.is_finite())).collect()
}

fn write_floats(bytes: &mut Vec<u8>, floats: &[f32]) {
    bytes.extend(floats.iter().flat_map(|value| value.to_bits().to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use super::Network;
    use crate::model::pack::Reader;

    #[test]
    fn what_is_damaged_is_no_network() {
        let mut bytes = Vec::new();
        Network { clear: 0.9, ..Network::default() }.write(&mut bytes);
        // No width at all, a width without weights, and a share that is no number.
        assert!(Network::read(&mut Reader::new(&bytes)).is_none());
        bytes[4..12].copy_from_slice(&[8, 0, 0, 0, 8, 0, 0, 0]);
        assert!(Network::read(&mut Reader::new(&bytes)).is_none());
        bytes[..4].copy_from_slice(&f32::NAN.to_le_bytes());
        assert!(Network::read(&mut Reader::new(&bytes)).is_none());
    }
}
