//! A linear support vector machine: what each feature has to weigh so that two kinds of passages lie apart.

/// What stands in a passage: numbers of features with their strength.
pub type Row = Vec<(u32, f32)>;

/// How much a passage on the wrong side costs against large weights.
const COST: f32 = 0.05;
/// Times that all rows are gone through at the most, and the step below which it is enough.
const ROUNDS: usize = 120;
const ENOUGH: f32 = 0.02;

/// The weights of `features` features for which the rows that are meant weigh more than 1 and the others less than -1,
/// as far as it can be had: squared hinge loss, by descent along the coordinates of the dual.
pub fn fit(rows: &[(&Row, bool)], features: usize) -> Vec<f32> {
    let slack = 1.0 / (2.0 * COST);
    let norms: Vec<f32> = rows.iter().map(|(row, _)| row.iter().map(|(_, x)| x * x).sum::<f32>() + slack).collect();
    let mut weights = vec![0.0; features];
    let mut alphas = vec![0.0f32; rows.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..ROUNDS {
        chance.shuffle(&mut order);
        let mut widest = 0.0f32;
        for &at in &order {
            let (row, meant) = rows[at];
            let side = if meant { 1.0 } else { -1.0 };
            let slope = side * sum(row, &weights) - 1.0 + slack * alphas[at];
            if alphas[at] == 0.0 && slope > 0.0 {
                continue;
            }
            widest = widest.max(slope.abs());
            let alpha = (alphas[at] - slope / norms[at]).max(0.0);
            let step = side * (alpha - alphas[at]);
            alphas[at] = alpha;
            row.iter().for_each(|(feature, x)| weights[*feature as usize] += step * x);
        }
        if widest < ENOUGH {
            break;
        }
    }
    weights
}

/// What a row weighs.
pub fn sum(row: &Row, weights: &[f32]) -> f32 {
    row.iter().map(|(feature, x)| weights[*feature as usize] * x).sum()
}

/// Numbers that look drawn by lot and are the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = self.next() % (last as u64 + 1);
            order.swap(last, usize::try_from(other).unwrap_or(last));
        }
    }
}
