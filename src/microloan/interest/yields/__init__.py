"""The rate of a cash flow, by name: nominal, effective, dated, United States, European.

=================  ==================================================================
`flows`            `PeriodicFlow`, `DatedFlow`, `UnitPeriodFlow`: amounts and times
`conventions`      the rates that go by the name of APR, each a named value
`found`            `FoundRate`: the rate, every other root, and the arithmetic
`columns`          `PeriodicFlows`, `DatedFlows`: a column of flows
`found_column`     `FoundRates`: the rate of each of them
`column_solving`   a block of loans at once
`times`            how the directives and Regulation Z count time
`regulation_z`     Regulation Z in whole numbers
`converting`       nominal to effective and back
`flow_reading`     amounts, dates and periods, read exactly or refused
`equation`         what a rate must satisfy, in whole numbers
`roots`            one solution, rounded correctly to any number of digits
`proposing`        a float proposes the only root of a plain flow
`isolating`        every root of any flow
`subdividing`      every root of a flow whose sign changes very often
`signs`            the certain sign of the sum, which disposes
=================  ==================================================================

>>> from microloan.calendars import WEEK
>>> from microloan.interest.yields.conventions import EFFECTIVE_RATE, NOMINAL_APR
>>> from microloan.interest.yields.flows import PeriodicFlow
>>> flow = PeriodicFlow([1_000_000, *[-25_000] * 46], WEEK)     # 15% flat, 46 weeks
>>> flow.rate(NOMINAL_APR), flow.rate(EFFECTIVE_RATE)
(<nominal APR 31.74%>, <effective annual rate 37.23%>)
"""
