# Every word that a reader of English sees. The keys are those of ru.ftl.

## The edition for publication

banner-public = FOR PUBLICATION. Withheld: numbers of people below { $count }, except zero; indicators of groups of fewer than { $group } people; and everything from which they could be computed: scores, places, schools at risk, notes on the data, how firm the list is. Medians are those of the published values.
banner-public-barred = The methodology uses VPR results: scores and places of schools are not published; schools stand in the order of the register.
missing-withheld = not published: some of the numbers that it is made of are small
handled-withheld = was taken into account when the list was drawn up
cli-public = Edition for publication: small numbers and everything from which they could be computed are withheld; other internal matter is not printed
run-public = this is an edition for publication: some of its numbers are withheld, and nothing can be computed from it again. Use the internal report
selection-public = { $key } must be { $least } to 1000: the threshold can only be raised
report-cut-withheld = Schools with a score: { $ranked }; on the list: { $listed }. Scores and the cut are not published: what is withheld could be computed from them.
report-withheld = Taken into account but not published (small numbers): { $indicators }
