//! Parts that reports for people share: the head, the cut, who stands beside the list, the years, what is missing.

use super::Report;
use super::methodology::interval_words;
use super::wording::{absence, handled, number};
use crate::assess::{Absence, Cut, Held};
use crate::criteria::{Combine, CountRounding, Ground, Size, Standing, Verified};
use crate::decision::Status;
use crate::number::Exact;
use crate::observation::catalogue;
use crate::text::Message;

impl Report<'_> {
    /// The lines above every report, under the banners: title, purpose, methodology, digest.
    pub(super) fn head(&self) -> Vec<String> {
        let title = self.say(&Message::new("report-title").with("year", self.assessment.year.to_string()));
        [title, self.purpose()].into_iter().chain(self.by_which()).chain([self.digest()]).collect()
    }

    /// The digest of the methodology.
    pub(super) fn digest(&self) -> String {
        self.say(&Message::new("report-digest").with("sha256", self.run.criteria_sha256.as_str()))
    }

    /// What the list is for, and whether anybody has decided on it.
    pub(super) fn purpose(&self) -> String {
        self.word(if self.assessment.decisions.is_empty() { "report-purpose" } else { "report-purpose-decided" })
    }

    /// By which methodology: what it is, who approved it, what was let pass.
    pub(super) fn by_which(&self) -> Vec<String> {
        let criteria = self.assessment.criteria;
        let mut lines = Vec::new();
        let standing = Message::new(match criteria.standing {
            Standing::Template => "standing-template",
            Standing::Draft => "standing-draft",
            Standing::Approved => "standing-approved",
        });
        let verified = Message::new(match criteria.verified {
            Verified::Text => "verified-text",
            Verified::Secondary => "verified-secondary",
            Verified::Own => "verified-own",
        });
        let title =
            Message::new("report-criteria").with("title", criteria.title.as_str()).with("id", criteria.id.as_str());
        lines.push(self.say(&title.with("standing", standing).with("verified", verified)));
        if !criteria.act.is_empty() {
            lines.push(self.say(&Message::new("report-act").with("act", criteria.act.as_str())));
        }
        if !criteria.note.is_empty() {
            lines.push(self.say(&Message::new("report-note").with("note", criteria.note.as_str())));
        }
        let (from, to) = criteria.valid;
        let year = self.assessment.year;
        if from.is_some_and(|from| year < from) || to.is_some_and(|to| year > to) {
            let shown = |year: Option<i32>| year.map_or_else(|| "…".to_owned(), |year| year.to_string());
            lines.push(self.say(&Message::new("report-not-valid").with("from", shown(from)).with("to", shown(to))));
        }
        lines.push(match &criteria.approved {
            Some(approved) => self.say(
                &Message::new("report-approved")
                    .with("by", approved.by.as_str())
                    .with("act", approved.act.as_str())
                    .with("date", approved.date.as_str()),
            ),
            None => self.word("report-not-approved"),
        });
        if !self.run.allowed.is_empty() {
            let codes: Vec<&str> = self.run.allowed.iter().map(String::as_str).collect();
            lines.push(self.say(&Message::new("cli-allowed").with("codes", codes)));
        }
        lines
    }

    /// How the list was drawn, on one line.
    pub(super) fn cut(&self) -> String {
        let Some(list) = &self.assessment.criteria.list else { return self.word("report-no-list") };
        // where earlier years decide too, what the cut says is said of this one
        let mut lines: Vec<String> = list.history.as_ref().map(|_| self.word("history-cut")).into_iter().collect();
        for ground in &list.grounds {
            match ground {
                Ground::Lowest(size, _) => lines.extend(self.assessment.cuts.iter().map(|cut| self.cut_of(size, cut))),
                Ground::Score(interval) => {
                    let words = interval_words(interval, |value| {
                        Message::new("value-plain").with("value", number(value, value.decimals().unwrap_or(4)))
                    });
                    lines.push(self.say(&Message::new("report-cut-score").with("interval", words)));
                }
                // which rule holds is told where its cells are published
                Ground::Rule(_) if self.run.public.is_some() => {}
                Ground::Rule(rule) => {
                    let holds = |school: &usize| {
                        self.assessment.schools[*school].status != Status::NotConsidered
                            && self.assessment.outcome(*school, *rule).held == Held::Yes
                    };
                    let count = (0..self.assessment.schools.len()).filter(holds).count();
                    let title = self.assessment.criteria.rules[*rule].title.as_str();
                    lines.push(self.say(&Message::new("report-cut-rule").with("rule", title).with("count", count)));
                }
            }
        }
        if list.grounds.len() > 1 {
            lines.push(self.word(if list.combine == Combine::Any { "combine-any" } else { "combine-all" }));
        }
        let count = |of: &dyn Fn(usize) -> Status| {
            (0..self.assessment.schools.len()).filter(|school| of(*school) == Status::Listed).count()
        };
        let computed = count(&|school| self.assessment.schools[school].status);
        let by_rule = list.grounds.iter().any(|ground| matches!(ground, Ground::Rule(_)));
        if list.grounds.len() > 1 || (by_rule && self.run.public.is_some()) {
            lines.push(self.say(&Message::new("report-listed").with("count", computed)));
        }
        if !self.assessment.decisions.is_empty() {
            let decided = count(&|school| self.assessment.final_status(school));
            lines.push(self.say(&Message::new("report-listed-decided").with("count", decided)));
        }
        lines.extend(self.history_listed(computed));
        if lines.is_empty() { self.word("report-cut-none") } else { lines.join(" ") }
    }

    fn cut_of(&self, size: &Size, cut: &Cut) -> String {
        if cut.listed == 0 {
            return self.word("report-cut-none");
        }
        let Some(last) = cut.last_inside.as_ref().map(|score| self.points(score)) else {
            let withheld = Message::new("report-cut-withheld").with("ranked", cut.ranked.to_string());
            return self.say(&withheld.with("listed", cut.listed.to_string()));
        };
        let single = self.assessment.criteria.list.as_ref().is_some_and(|list| list.grounds.len() == 1);
        let message = match size {
            _ if !single => Message::new("report-cut-inside"),
            Size::Share(share, rounding) => {
                let share = share * &Exact::from(100);
                let rounding = match rounding {
                    CountRounding::Ceiling => "rounding-ceiling",
                    CountRounding::Floor => "rounding-floor",
                };
                Message::new("report-cut")
                    .with("share", number(&share, share.decimals().unwrap_or(2)))
                    .with("rounding", Message::new(rounding))
            }
            Size::Number(_) => Message::new("report-cut-number"),
        };
        let message = message
            .with("ranked", cut.ranked)
            .with("wanted", cut.wanted)
            .with("listed", cut.listed)
            .with("score", last);
        let mut line = self.say(&message);
        if cut.listed != cut.wanted && !cut.tied.is_empty() {
            let tied = Message::new("report-cut-tied").with("listed", cut.listed).with("wanted", cut.wanted);
            line = format!("{line} {}", self.say(&tied));
        }
        if cut.pool.is_empty() {
            return line;
        }
        self.say(&Message::new("report-cut-pool").with("pool", self.pool(cut)).with("line", line))
    }

    /// What was decided, by a commission, of schools; then who bears which mark.
    pub(super) fn decisions_and_marks(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.assessment.shown().filter_map(|school| self.decision(school)).collect();
        for (place, rule) in self.assessment.criteria.rules.iter().enumerate() {
            let Some(mark) = &rule.mark else { continue };
            let marked = |school: &usize| self.assessment.marks(*school).any(|rule| rule == place);
            let schools: Vec<&str> = self
                .assessment
                .shown()
                .filter(marked)
                .map(|school| self.assessment.school(school).short_name.as_str())
                .collect();
            let unknown = || {
                let mut held = self.assessment.shown().map(|school| self.assessment.outcome(school, place).held);
                !held.any(|held| matches!(held, Held::Yes | Held::No))
            };
            let message = Message::new(match schools.as_slice() {
                [] if unknown() => "report-mark-unknown",
                [] => "report-mark-nobody",
                _ => "report-mark",
            });
            let caveat = rule.caveat.as_deref().filter(|_| !schools.is_empty());
            lines.push(
                self.say(
                    &message.with("mark", mark.as_str()).with("rule", rule.title.as_str()).with("schools", schools),
                ),
            );
            lines.extend(caveat.map(|caveat| format!("   {caveat}")));
        }
        lines
    }

    /// A school's short name; with its group, where each has a cut of its own.
    pub(super) fn name_in_pool(&self, school: usize) -> String {
        let name = self.assessment.school(school).short_name.clone();
        match self.assessment.cut(school) {
            Some(cut) if !cut.pool.is_empty() => format!("{name} ({})", self.pool(cut)),
            _ => name,
        }
    }

    /// What the schools of a cut agree in.
    fn pool(&self, cut: &Cut) -> String {
        let word = |key: &String| if key.is_empty() { self.word("pool-unknown") } else { key.clone() };
        cut.pool.iter().map(word).collect::<Vec<_>>().join(", ")
    }

    /// The last score that a cut lists, where scores alone say who is listed.
    pub(super) fn last_score<'c>(&self, cut: Option<&'c Cut>) -> Option<&'c Exact> {
        let list = self.assessment.criteria.list.as_ref()?;
        let alone = matches!(list.grounds.as_slice(), [Ground::Lowest(..)]);
        cut.filter(|_| alone)?.last_inside.as_ref()
    }

    /// How the cut of a school was drawn, where there is one.
    pub(super) fn cut_for(&self, school: usize) -> Option<String> {
        let (size, _) = self.assessment.criteria.list.as_ref()?.lowest()?;
        self.assessment.cut(school).map(|cut| self.cut_of(size, cut))
    }

    /// Why a school is where it is, in a few words each: at most so many of the weightiest indicators, the rules of the
    /// list that hold.
    pub(super) fn in_short(&self, school: usize, most: usize) -> Vec<String> {
        // whom a commission put on the list no number put there
        let computed = self.assessment.schools[school].status;
        if self.assessment.final_status(school) == Status::Listed && computed != Status::Listed {
            return vec![self.word("report-by-decision")];
        }
        let indicators = self.weighty(school).take(most).map(|reason| self.indicator(reason.indicator).short.clone());
        let rules = self.grounds(school).into_iter().map(|rule| self.assessment.criteria.rules[rule].title.clone());
        self.history_short(school).into_iter().chain(indicators).chain(rules).collect()
    }

    /// The rules that put a school on the list.
    pub(super) fn grounds(&self, school: usize) -> Vec<usize> {
        let grounds = self.assessment.criteria.list.iter().flat_map(|list| &list.grounds);
        let holds = |ground: &Ground| match ground {
            Ground::Rule(rule) if self.assessment.outcome(school, *rule).held == Held::Yes => Some(*rule),
            _ => None,
        };
        grounds.filter_map(holds).collect()
    }

    /// The rules that hold, in words, each with the cells that make it hold.
    pub(super) fn rule_lines(&self, school: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for rule in 0..self.assessment.criteria.rules.len() {
            if self.assessment.outcome(school, rule).held != Held::Yes {
                continue;
            }
            lines.push(self.rule(school, rule));
            for cell in self.assessment.cells(school, rule) {
                if cell.held == Held::Yes && cell.item == Held::Yes {
                    lines.push(format!("   {}{}", self.rule_cell(school, &cell), self.across(&cell)));
                }
            }
        }
        lines
    }

    /// The reasons of a school as sentences: indicators first, then the rules of the list, then its earlier years.
    pub(super) fn all_reasons(&self, school: usize) -> Vec<String> {
        self.reasons_of_this_year(school).into_iter().chain(self.history_line(school)).collect()
    }

    /// The same of this year alone.
    pub(super) fn reasons_of_this_year(&self, school: usize) -> Vec<String> {
        let indicators = self.weighty(school).map(|reason| self.reason(school, &reason));
        let rules = self.grounds(school).into_iter().map(|rule| self.rule(school, rule));
        indicators.chain(rules).collect()
    }

    /// One line each about the schools that are neither listed nor simply not listed.
    pub(super) fn beside_the_list(&self) -> Vec<String> {
        let of = |wanted: Status| {
            self.assessment.shown().filter(move |school| self.assessment.final_status(*school) == wanted)
        };
        let with_score = |school: usize| {
            let name = self.assessment.school(school).short_name.as_str();
            match self.assessment.schools[school].total() {
                Some(total) => {
                    let message = Message::new("report-risk-school").with("school", name);
                    self.say(&message.with("score", self.points(&total.score)))
                }
                None => name.to_owned(),
            }
        };
        let names = |status: Status| {
            of(status).map(|school| self.assessment.school(school).short_name.clone()).collect::<Vec<_>>()
        };
        let mut lines = self.history_summary();
        let risk: Vec<String> = of(Status::Risk).map(with_score).collect();
        let list = self.assessment.criteria.list.as_ref();
        if !risk.is_empty() {
            lines.push(
                match list.filter(|list| self.is_risk_by_score(list)).and_then(|list| list.risk_within.as_ref()) {
                    Some(within) => {
                        let within = number(within, within.decimals().unwrap_or(2));
                        self.say(&Message::new("report-risk").with("within", within).with("schools", risk))
                    }
                    None => self.say(&Message::new("report-risk-rules").with("schools", risk)),
                },
            );
        }
        for (status, key) in
            [(Status::InsufficientData, "report-insufficient"), (Status::NotConsidered, "report-not-considered")]
        {
            let schools = names(status);
            if !schools.is_empty() {
                lines.push(self.say(&Message::new(key).with("schools", schools)));
            }
        }
        lines
    }

    /// What the columns of the tables of reasons mean.
    pub(super) fn why_note(&self) -> String {
        if self.scores_withheld() {
            return self.word("report-why-note-public");
        }
        if self.assessment.criteria.ranking().is_none() {
            return self.word("report-why-note-rules");
        }
        let outside = match self.assessment.cuts.as_slice() {
            [cut] => cut.first_outside,
            _ => None,
        };
        let Some(outside) = outside.filter(|_| self.assessment.listed().next().is_some()) else {
            return self.word("report-why-note-plain");
        };
        let score =
            self.assessment.schools[outside].total().map_or_else(String::new, |total| self.points(&total.score));
        let name = self.assessment.school(outside).short_name.as_str();
        self.say(&Message::new("report-why-note").with("school", name).with("score", score))
    }

    /// Which years the indicators were taken from and why some are not there, one line for those that are alike.
    pub(super) fn years(&self) -> Vec<String> {
        let catalogue = catalogue();
        let list = |years: &[i32]| years.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut alike: Vec<(Message, Vec<&str>)> = Vec::new();
        for (place, summary) in self.assessment.indicators.iter().enumerate() {
            let indicator = self.indicator(place);
            let years = &summary.years;
            let measure = indicator.take.measures().first().copied().unwrap_or_default();
            let known: Vec<&str> = years
                .absent
                .iter()
                .filter_map(|year| catalogue.not_held(measure, *year))
                .map(|not_held| not_held.why.as_str())
                .collect();
            let message = if years.taken.is_empty() {
                Message::new("years-none")
            } else if years.absent.is_empty() {
                Message::new("years-taken").with("years", list(&years.taken))
            } else if known.len() == years.absent.len() {
                Message::new("years-absent-why").with("years", list(&years.taken)).with("why", known)
            } else {
                Message::new("years-absent").with("years", list(&years.taken)).with("absent", list(&years.absent))
            };
            match alike.iter_mut().find(|(known, _)| *known == message) {
                Some((_, indicators)) => indicators.push(&indicator.short),
                None => alike.push((message, vec![&indicator.short])),
            }
        }
        let line = |(message, indicators): (Message, Vec<&str>)| {
            self.say(&Message::new("years-line").with("indicators", indicators.join("; ")).with("years", message))
        };
        alike.into_iter().map(line).chain(self.history_runs()).collect()
    }

    /// What must be seen before the list: indicators taken from fewer years than the methodology asks for.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mut alike: Vec<(Vec<i32>, usize, Vec<&str>)> = Vec::new();
        for (place, summary) in self.assessment.indicators.iter().enumerate() {
            let (indicator, taken) = (self.indicator(place), &summary.years.taken);
            if taken.len() >= indicator.window.last || !indicator.take.indicators().is_empty() {
                continue;
            }
            match alike.iter_mut().find(|(years, wanted, _)| years == taken && *wanted == indicator.window.last) {
                Some((_, _, indicators)) => indicators.push(&indicator.short),
                None => alike.push((taken.clone(), indicator.window.last, vec![&indicator.short])),
            }
        }
        let line = |(years, wanted, indicators): (Vec<i32>, usize, Vec<&str>)| {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            let message = if years.is_empty() { Message::new("years-no-warning") } else { Message::new("years-fewer") };
            let message = message.with("indicators", indicators.join("; ")).with("wanted", wanted);
            self.say(&message.with("years", years))
        };
        alike.into_iter().map(line).collect()
    }

    /// What a school has no value of, one line each. What does not apply to it is left out unless asked for.
    pub(super) fn missing(&self, school: usize, all: bool) -> Vec<String> {
        let assessed = &self.assessment.schools[school];
        let line = |place: usize| {
            let why = self.assessment.absence(school, place).filter(|why| all || **why != Absence::NotApplicable)?;
            let handled = handled(self.assessment.criteria, &assessed.weighed, place, why);
            let message = Message::new("report-missing").with("title", self.indicator(place).title.as_str());
            Some(self.say(&message.with("why", absence(why)).with("handled", handled)))
        };
        let (withheld, others): (Vec<usize>, Vec<usize>) = (0..self.assessment.criteria.indicators.len())
            .partition(|place| self.assessment.absence(school, *place) == Some(&Absence::Withheld));
        let mut lines: Vec<String> = others.into_iter().filter_map(line).collect();
        if !withheld.is_empty() {
            let titles: Vec<&str> = withheld.iter().map(|place| self.indicator(*place).short.as_str()).collect();
            lines.push(self.say(&Message::new("report-withheld").with("indicators", titles.join("; "))));
        }
        lines
    }
}
