//! Sums of products of small integers, the work of a dense layer.
//!
//! WebAssembly has one instruction for eight products added up in pairs, and compilers do not find it; other targets get
//! loops that they make vector code of. Sums are the same everywhere.

/// How many rows are worked on at a time, so that a weight is fetched once for all of them.
pub(super) const BLOCK: usize = 4;

/// The sums of products of `weights` with each of four rows of the same length.
pub(super) fn dot_four(weights: &[i16], rows: [&[i16]; BLOCK]) -> [i32; BLOCK] {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return simd::dot_four(weights, rows);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    return plain::dot_four(weights, rows);
}

/// The sum of products of two rows.
pub(super) fn dot(weights: &[i16], row: &[i16]) -> i32 {
    weights.iter().zip(row).map(|(&weight, &cell)| i32::from(weight) * i32::from(cell)).sum()
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128};

    use super::{BLOCK, dot};

    pub(super) fn dot_four(weights: &[i16], rows: [&[i16]; BLOCK]) -> [i32; BLOCK] {
        let (weights, rest) = weights.as_chunks::<8>();
        let rows = rows.map(<[i16]>::as_chunks::<8>);
        let [a, b, c, d] = rows.map(|(eights, _)| eights);
        let mut sums = [i32x4_splat(0); BLOCK];
        for ((((weights, a), b), c), d) in weights.iter().zip(a).zip(b).zip(c).zip(d) {
            let weights = load(weights);
            for (sum, row) in sums.iter_mut().zip([a, b, c, d]) {
                *sum = i32x4_add(*sum, i32x4_dot_i16x8(weights, load(row)));
            }
        }
        let mut totals = sums.map(total);
        for (sum, (_, row)) in totals.iter_mut().zip(rows) {
            *sum += dot(rest, row);
        }
        totals
    }

    #[expect(clippy::many_single_char_names, reason = "the lanes of a vector have no names")]
    const fn load(&[a, b, c, d, e, f, g, h]: &[i16; 8]) -> v128 {
        i16x8(a, b, c, d, e, f, g, h)
    }

    fn total(sums: v128) -> i32 {
        i32x4_extract_lane::<0>(sums)
            + i32x4_extract_lane::<1>(sums)
            + i32x4_extract_lane::<2>(sums)
            + i32x4_extract_lane::<3>(sums)
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain {
    use super::BLOCK;

    #[expect(
        clippy::indexing_slicing,
        reason = "all are cut to one length first; so written, it runs on vector units"
    )]
    pub(super) fn dot_four(weights: &[i16], [a, b, c, d]: [&[i16]; BLOCK]) -> [i32; BLOCK] {
        let count = weights.len().min(a.len()).min(b.len()).min(c.len()).min(d.len());
        let (weights, a, b, c, d) = (&weights[..count], &a[..count], &b[..count], &c[..count], &d[..count]);
        let mut sums = [0; BLOCK];
        for place in 0..count {
            let weight = i32::from(weights[place]);
            sums[0] += weight * i32::from(a[place]);
            sums[1] += weight * i32::from(b[place]);
            sums[2] += weight * i32::from(c[place]);
            sums[3] += weight * i32::from(d[place]);
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::{dot, dot_four};

    #[test]
    fn four_rows_at_once_are_four_times_one() {
        let weights: Vec<i16> = (0..83).map(|place| (place * 37 % 255) as i16 - 127).collect();
        let rows: [Vec<i16>; 4] = std::array::from_fn(|row| {
            (0..83).map(|place| ((place * 991 + row * 77) % 65_535) as u16 as i16).collect()
        });
        for len in [0, 1, 7, 8, 9, 64, 83] {
            let one: Vec<i32> = rows.iter().map(|row| dot(&weights[..len], &row[..len])).collect();
            assert_eq!(dot_four(&weights[..len], rows.each_ref().map(|row| &row[..len])), *one);
        }
    }
}
