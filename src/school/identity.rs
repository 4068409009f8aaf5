//! Which school of one register is which of a later one: by code, by name, by what the register says of predecessors.
//! Whatever is left over is told, with what may be meant; nothing is matched in silence.

use std::collections::{BTreeMap, BTreeSet};

use crate::school::{Found, How, Register, School};
use crate::text::fold;

/// By what a school was found in an earlier register, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The user says so.
    Told,
    /// Both have the same code.
    Code,
    /// The later register names it as a predecessor.
    Predecessor,
    /// By its official or short name.
    Name,
    /// By another name that one of the registers gives.
    Alias,
    /// By kind and number.
    Spelling,
}

impl Tie {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Told, Self::Code, Self::Predecessor, Self::Name, Self::Alias, Self::Spelling];

    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Code => "code",
            Self::Predecessor => "predecessor",
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Spelling => "spelling",
        }
    }
}

impl From<How> for Tie {
    fn from(how: How) -> Self {
        match how {
            How::Code => Self::Code,
            How::Name => Self::Name,
            How::Alias => Self::Alias,
            How::Spelling | How::Outside => Self::Spelling,
        }
    }
}

/// A school of an earlier register and one of a later that goes on from it: places in the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The earlier school.
    pub earlier: usize,
    /// The later school.
    pub later: usize,
    /// By what it was found.
    pub by: Tie,
}

/// What became of the schools of an earlier register in a later one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// All links, in the order of the later register. A school of several predecessors has several; so has one that was
    /// split.
    pub links: Vec<Link>,
    /// Predecessors that the later register names and the earlier neither knows nor names as such: the later school, and
    /// the name.
    pub unknown: Vec<(usize, String)>,
    /// Pairs of an earlier and a later school that have the same code and different names: the code went over to another
    /// school. They are looked for by their names; where neither is found so, the pair is proposed too.
    pub reused: Vec<(usize, usize)>,
    /// Pairs of schools without a link that may be the same: an earlier and a later one. Nobody says so.
    pub proposed: Vec<(usize, usize)>,
    /// Earlier schools without a link.
    pub gone: Vec<usize>,
    /// Later schools without a link.
    pub new: Vec<usize>,
}

impl Identity {
    /// Finds the schools of `earlier` in `later`. `told` holds pairs that the user names: places in the two registers. A
    /// code alone ties nobody to a school whose names are those of another.
    #[must_use]
    pub fn of(earlier: &Register, later: &Register, told: &[(usize, usize)]) -> Self {
        let mut identity = Self::default();
        let mut ties: BTreeMap<(usize, usize), Tie> = BTreeMap::new();
        let mut tie = |earlier: usize, later: usize, by: Tie| {
            ties.entry((later, earlier)).and_modify(|known| *known = by.min(*known)).or_insert(by);
        };
        for (from, to) in told {
            tie(*from, *to, Tie::Told);
        }
        let is_told =
            |place: usize, later: bool| told.iter().any(|(from, to)| if later { *to == place } else { *from == place });
        // who was replaced before the earlier year stays in the registers
        let replaced: BTreeSet<String> =
            earlier.schools().iter().flat_map(|school| &school.predecessors).map(|written| fold(written)).collect();
        let ids: BTreeMap<&str, usize> =
            earlier.schools().iter().enumerate().map(|(place, school)| (school.id.as_str(), place)).collect();
        for (place, school) in later.schools().iter().enumerate() {
            let same = ids.get(school.id.as_str()).copied();
            if let Some(from) = same.filter(|from| !is_told(place, true) && !is_told(*from, false)) {
                // a school without a code goes by its name
                tie(from, place, if school.id == fold(&school.name) { Tie::Name } else { Tie::Code });
            }
            for written in &school.predecessors {
                match find(earlier, written) {
                    Some((from, _)) if !is_told(from, false) => tie(from, place, Tie::Predecessor),
                    Some(_) => {}
                    None if replaced.contains(&fold(written)) => {}
                    None => identity.unknown.push((place, written.clone())),
                }
            }
        }
        // whose code went over to another school has its name still, and so has the school that took it
        let went_over = |(later_at, earlier_at): &(usize, usize), by: &Tie| {
            *by == Tie::Code && !may_be(later, *later_at, &earlier.schools()[*earlier_at])
        };
        identity.reused =
            ties.iter().filter(|(pair, by)| went_over(pair, by)).map(|((to, from), _)| (*from, *to)).collect();
        ties.retain(|(to, from), _| !identity.reused.contains(&(*from, *to)));
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        for (to, from) in ties.keys() {
            before.insert(*from);
            after.insert(*to);
        }
        // names tell only of schools of which nothing surer is known, and only where they tell of one
        let mut named: BTreeMap<usize, BTreeMap<usize, Tie>> = BTreeMap::new();
        for (place, school) in later.schools().iter().enumerate().filter(|(place, _)| !after.contains(place)) {
            let names = [&school.name, &school.short_name].into_iter().chain(&school.aliases);
            for (at, name) in names.enumerate() {
                let Some((from, how)) = find(earlier, name).filter(|(from, _)| !before.contains(from)) else {
                    continue;
                };
                let by = if at > 1 { Tie::from(how).max(Tie::Alias) } else { Tie::from(how) };
                let known = named.entry(from).or_default().entry(place).or_insert(by);
                *known = by.min(*known);
            }
        }
        for (from, found) in named {
            // the same name in two places is a proposal
            if let [(to, by)] = found.iter().collect::<Vec<_>>()[..] {
                ties.entry((*to, from)).or_insert(*by);
            }
        }
        identity.links = ties.into_iter().map(|((later, earlier), by)| Link { earlier, later, by }).collect();
        let linked = |of: fn(&Link) -> usize| identity.links.iter().map(of).collect::<BTreeSet<usize>>();
        let (before, after) = (linked(|link| link.earlier), linked(|link| link.later));
        let gone: Vec<usize> = (0..earlier.schools().len()).filter(|place| !before.contains(place)).collect();
        let new: Vec<usize> = (0..later.schools().len()).filter(|place| !after.contains(place)).collect();
        for place in &new {
            let near = earlier.nearest(&later.schools()[*place].name);
            identity.proposed.extend(near.into_iter().filter(|from| gone.contains(from)).map(|from| (from, *place)));
        }
        // of whom a name is found nothing more is to be asked
        for (from, to) in &identity.reused {
            if gone.contains(from) && new.contains(to) && !identity.proposed.contains(&(*from, *to)) {
                identity.proposed.push((*from, *to));
            }
        }
        (identity.gone, identity.new) = (gone, new);
        identity
    }

    /// Drops the predecessors that years before the earlier one knew: they were replaced before it.
    pub fn drop_known(&mut self, before: &[&Register]) {
        self.unknown.retain(|(_, written)| !before.iter().any(|register| register.knows(written)));
    }
}

impl Register {
    /// Whether a school has this code or name.
    #[must_use]
    pub fn knows(&self, written: &str) -> bool {
        find(self, written).is_some()
    }
}

/// Whether a school of another year may be the one that has its code: no name of it is another school's.
fn may_be(register: &Register, place: usize, school: &School) -> bool {
    let names = [&school.name, &school.short_name].into_iter().chain(&school.aliases);
    let mut named = names.map(|name| register.just_named(name, school.municipality.as_deref()));
    named.find(|found| !matches!(found, Found::Nothing(_))).is_none_or(|found| match found {
        Found::School(other, _) => other == place,
        Found::Several(_) | Found::Nothing(_) => true,
    })
}

/// A school by code or name.
fn find(register: &Register, written: &str) -> Option<(usize, How)> {
    if let Some(place) = register.by_code(written) {
        return Some((place, How::Code));
    }
    match register.just_named(written, None) {
        Found::School(place, how) => Some((place, how)),
        Found::Several(_) | Found::Nothing(_) => None,
    }
}
