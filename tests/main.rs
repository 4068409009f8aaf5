//! What the program promises, tested from outside. One file a kind of promise; each test's name is the claim.

#![expect(clippy::disallowed_methods, reason = "tests make and look at files of their own")]

mod annex;
mod cases;
mod check;
mod city;
mod compare;
mod compare_runs;
mod criteria;
mod explanations;
mod findings;
mod firm;
mod firm_engine;
mod firm_weights;
mod flags;
mod history;
mod hostile;
mod language;
mod layers;
mod layouts;
mod manners;
mod method;
mod network;
mod oracle;
mod output;
mod page;
mod personal;
mod precision;
mod properties;
mod public;
mod published;
mod readers;
mod readme;
mod reference;
mod runs;
mod same_bytes;
mod schema;
mod schools;
mod spoken;
mod template;
mod traps;
mod what_if;
mod words;
mod workbook;
mod writing;
mod years;
