//! Where a list ends, changed: by a school or a few, by a part of a school, by the ends of what is asked for.

use super::change::{Cut, Ends};
use crate::criteria::{CountRounding, Criteria, Ground, Hold, Interval, Is, Size, Test};
use crate::number::Exact;

/// How many schools more or fewer are tried.
const SCHOOLS: usize = 5;
/// How many percent of the schools more or fewer are tried.
const PERCENTS: [i64; 3] = [1, 2, 5];
/// How many points higher or lower the end of a list by score is tried.
const POINTS: [i64; 3] = [1, 2, 5];

/// The cuts that are tried, the smaller changes first.
pub(super) fn candidates(criteria: &Criteria, wanted: Option<usize>) -> Vec<Cut> {
    let Some(list) = &criteria.list else { return Vec::new() };
    let mut all = Vec::new();
    if let Some((size, _)) = list.lowest() {
        if matches!(size, Size::Share(..)) {
            all.extend([CountRounding::Floor, CountRounding::Ceiling].map(Cut::Counting));
        }
        let number = wanted.or(if let Size::Number(number) = size { Some(*number) } else { None });
        if let Some(number) = number {
            let steps = (1..=SCHOOLS).flat_map(|step| [number.checked_sub(step), number.checked_add(step)]);
            all.extend(steps.flatten().filter(|number| *number > 0).map(Cut::Number));
        }
        if let Size::Share(share, _) = size {
            let shares =
                PERCENTS.iter().flat_map(|percent| [-percent, *percent]).map(|step| share + &Exact::scaled(step, 2));
            all.extend(shares.filter(|share| *share > 0 && *share <= 1).map(Cut::Share));
        }
    }
    if list.grounds.iter().any(|ground| matches!(ground, Ground::Score(_))) {
        all.push(Cut::Ends(Ends::Score));
        all.extend(POINTS.iter().flat_map(|step| [-step, *step]).map(|step| Cut::Score(Exact::from(step))));
    }
    all.extend((0..criteria.rules.len()).map(|rule| Cut::Ends(Ends::Rule(rule))));
    if criteria.rules.len() > 1 {
        all.push(Cut::Ends(Ends::Rules));
    }
    all.extend((0..criteria.rules.len()).flat_map(|rule| [Cut::Hold(rule, -1), Cut::Hold(rule, 1)]));
    all
}

/// Changes the end of the list of a methodology.
pub(super) fn apply(criteria: &mut Criteria, cut: &Cut) {
    let grounds = criteria.list.iter_mut().flat_map(|list| &mut list.grounds);
    match cut {
        Cut::Ends(whose) => {
            let wanted = |rule: usize| match whose {
                Ends::Score => false,
                Ends::Rule(one) => *one == rule,
                Ends::Rules => true,
            };
            let of_rules = criteria.rules.iter_mut().enumerate().filter(|(place, _)| wanted(*place));
            for (_, rule) in of_rules {
                if let Test::Count { is: Some(Is::In(interval)), .. } = &mut rule.test {
                    turn_ends(interval);
                }
            }
            for ground in criteria.list.iter_mut().flat_map(|list| &mut list.grounds) {
                if let Ground::Score(interval) = ground
                    && *whose == Ends::Score
                {
                    turn_ends(interval);
                }
            }
        }
        Cut::Hold(rule, step) => {
            let least = match criteria.rules.get_mut(*rule).map(|rule| &mut rule.test) {
                Some(Test::Count { hold: Hold::AtLeast(least), .. }) => least,
                Some(Test::Extreme { size: Size::Number(number), .. }) => number,
                _ => return,
            };
            if let Some(moved) = i64::try_from(*least).ok().and_then(|least| usize::try_from(least + step).ok()) {
                *least = moved.max(1);
            }
        }
        Cut::Score(step) => {
            for ground in grounds {
                if let Ground::Score(interval) = ground {
                    let ends = interval.low.iter_mut().chain(&mut interval.high);
                    ends.for_each(|(end, _)| *end = &*end + step);
                }
            }
        }
        Cut::Number(_) | Cut::Counting(_) | Cut::Share(_) => {
            for ground in grounds {
                let Ground::Lowest(size, _) = ground else { continue };
                match (cut, &mut *size) {
                    (Cut::Number(number), _) => *size = Size::Number(*number),
                    (Cut::Counting(counting), Size::Share(_, old)) => *old = *counting,
                    (Cut::Share(share), Size::Share(old, _)) => *old = share.clone(),
                    _ => {}
                }
            }
        }
    }
}

fn turn_ends(interval: &mut Interval) {
    let ends = interval.low.iter_mut().chain(&mut interval.high);
    ends.for_each(|(_, belongs)| *belongs = !*belongs);
}
