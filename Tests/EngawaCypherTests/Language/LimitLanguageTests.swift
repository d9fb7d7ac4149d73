import EngawaCypher
import Testing

@Suite("Quantifiers, times and the ends of numbers")
struct LimitLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        ? RETURN {k1#k: 1}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {1B2c3e67: 1}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {, }
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {1}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {[]}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {a: 1}}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {{a: 1}, {b: 1}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {k: v}
        = ! SyntaxError compile time UndefinedVariable
        ? RETURN {k1: k2}
        = ! SyntaxError compile time UndefinedVariable
        ? RETURN 0x1A2b3j4D5E6f7
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN 0x1A2b#c4
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN 0x1A2b3c4Z5E6f7
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN '\uH'
        = ! SyntaxError compile time InvalidUnicodeLiteral
        ? RETURN all(x IN [] WHERE false), any(x IN [] WHERE true), none(x IN [] WHERE true), single(x IN [] WHERE
          true)
        = true, false, true, false
        ? RETURN all(x IN null WHERE true), any(x IN null WHERE true), none(x IN null WHERE true), single(x IN null
          WHERE true)
        = null, null, null, null
        ? RETURN all(x IN [null] WHERE x = 1), any(x IN [null] WHERE x = 1), none(x IN [null] WHERE x = 1), single(x
          IN [null] WHERE x = 1)
        = null, null, null, null
        ? RETURN all(x IN [1, null] WHERE x = 1), all(x IN [2, null] WHERE x = 1), any(x IN [1, null] WHERE x = 1),
          any(x IN [2, null] WHERE x = 1), none(x IN [1, null] WHERE x = 1), none(x IN [2, null] WHERE x = 1),
          single(x IN [1, null] WHERE x = 1), single(x IN [1, 1, null] WHERE x = 1), single(x IN [2, null] WHERE x =
          1), single(x IN [1, 2] WHERE x = 1)
        = null, false, true, null, false, null, null, false, null, true
        ? RETURN all(x IN [1, null] WHERE x IS NULL), any(x IN [1, null] WHERE x IS NULL), none(x IN [1] WHERE x IS
          NULL), single(x IN [1, null] WHERE x IS NULL)
        = false, true, true, true
        ? RETURN all(x IN [[1, 2], [3]] WHERE any(y IN x WHERE y > 1)), none(x IN [[1], [2]] WHERE all(y IN x WHERE
          y > 5)), single(x IN [['a'], [null]] WHERE single(y IN x WHERE y = 'a')), any(x IN [[], [1]] WHERE none(y
          IN x WHERE y = 1))
        = true, true, null, true
        ? RETURN all(x IN [1, 2] WHERE x > 0) = NOT any(x IN [1, 2] WHERE NOT x > 0), none(x IN [1] WHERE x = 2) =
          all(x IN [1] WHERE NOT x = 2)
        = true, true
        ? RETURN none(x IN ['Clara'] WHERE x = 2)
        = true
        ? RETURN any(x IN [1, 2] WHERE x % 2 = 0)
        = true
        ? RETURN none(x IN ['a'] WHERE x % 2 = 0)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN none(x IN [true, false] WHERE x % 2 = 0)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN any(x IN [false, true] WHERE x % 2 = 0)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN single(x IN [{a: 2}] WHERE x.a = 2), any(x IN [{a: 1}, {a: null}] WHERE x.a = 2)
        = true, null
        ? RETURN all(x IN 5 WHERE true)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN all(x IN [1] WHERE 5)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN any(x IN [1])
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN all(x IN [1] WHERE x)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN reduce(s = 0, x IN [1, 2, 3] | s + x), reduce(s = 0, x IN [] | s + x), reduce(s = 0, x IN null | s
          + x), reduce(s = '', x IN ['a', null] | s + x)
        = 6, 0, null, null
        ? RETURN date('2020-01-31') + duration('P1M'), date('2020-02-29') + duration('P1Y'), date('2020-03-31') -
          duration('P1M'), date('2020-01-01') + duration('PT25H'), date('2020-01-01') + duration({days: 1.5})
        = '2020-02-29', '2021-02-28', '2020-02-29', '2020-01-02', '2020-01-02'
        ? RETURN localtime('23:30') + duration('PT1H'), localtime('10:00') + duration('P1D'), time('23:30+01:00') -
          duration('PT24H1M'), localdatetime('2020-12-31T23:59:59.999999999') + duration('PT0.000000001S')
        = '00:30', '10:00', '23:29+01:00', '2021-01-01T00:00'
        ? RETURN datetime('2020-03-29T01:30[Europe/Berlin]') + duration('PT1H'),
          datetime('2020-10-25T01:30[Europe/Berlin]') + duration('P1D'), datetime('2020-10-24T02:30[Europe/Berlin]')
          + duration('PT24H'), datetime('2020-10-24T02:30[Europe/Berlin]') + duration('P1D')
        = '2020-03-29T03:30+02:00[Europe/Berlin]', '2020-10-26T01:30+01:00[Europe/Berlin]',
          '2020-10-25T02:30+02:00[Europe/Berlin]', '2020-10-25T02:30+02:00[Europe/Berlin]'
        ? RETURN duration.between(datetime('2017-10-28T23:00[Europe/Stockholm]'),
          datetime('2017-10-29T04:00[Europe/Stockholm]')),
          duration.inSeconds(datetime('2017-10-28T23:00[Europe/Stockholm]'),
          datetime('2017-10-29T04:00[Europe/Stockholm]')), duration.inSeconds(datetime({year: 2017, month: 10, day:
          29, hour: 0, timezone: 'Europe/Stockholm'}), localdatetime({year: 2017, month: 10, day: 29, hour: 4})),
          duration.inSeconds(datetime({year: 2017, month: 10, day: 29, hour: 0, timezone: 'Europe/Stockholm'}),
          date('2017-10-30'))
        = 'PT6H', 'PT6H', 'PT5H', 'PT25H'
        ? RETURN duration.between(date('1984-10-11'), date('2015-06-24')), duration.between(date('1984-10-11'),
          localdatetime('2016-07-21T21:45:22.142')), duration.between(date('1984-10-11'), localtime('16:30')),
          duration.between(localtime('14:30'), date('2015-06-24')), duration.between(localtime('14:30'),
          time('16:30+0100')), duration.between(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24'))
        = 'P30Y8M13D', 'P31Y9M10DT21H45M22.142S', 'PT16H30M', 'PT-14H-30M', 'PT2H', 'P-27DT-21H-40M-32.142S'
        ? RETURN duration.inMonths(date('1984-10-11'), date('2015-06-24')), duration.inDays(date('1984-10-11'),
          date('2015-06-24')), duration.inSeconds(date('1984-10-11'), date('2015-06-24')),
          duration.inMonths(localtime('10:00'), date('2020-01-01')),
          duration.inDays(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24'))
        = 'P30Y8M', 'P11213D', 'PT269112H', 'PT0S', 'P-27D'
        ? RETURN duration.between(localdatetime('2018-01-01T12:00'), localdatetime('2018-01-02T10:00')),
          duration.between(localdatetime('2018-01-02T10:00'), localdatetime('2018-01-01T12:00')),
          duration.between(date('2018-03-11'), date('2016-06-24')), duration.between(date('-999999999-01-01'),
          date('+999999999-12-31'))
        = 'PT22H', 'PT-22H', 'P-1Y-8M-17D', 'P1999999998Y11M30D'
        ? RETURN duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))
        = 'PT17531639991215H59M59S'
        ? RETURN duration.between(null, date('2020-01-01')), duration.between(date('2020-01-01'), null),
          duration.inDays(null, null)
        = null, null, null
        ? RETURN duration({months: 1}) + duration({days: 1}), duration('P1Y2M3DT4H5M6.5S') - duration('P1Y'),
          duration('P1M') * 0.5, duration('P12M') / 5, duration('P1D') * 2, 2 * duration('PT1S'), -1 *
          duration('P1D'), duration('P1Y') / 2, duration('PT1S') * 1.5e-9
        = 'P1M1D', 'P2M3DT4H5M6.5S', 'P15DT5H14M33S', 'P2M12DT4H11M38.4S', 'P2D', 'PT2S', 'P-1D', 'P6M',
          'PT0.000000001S'
        ? RETURN duration({years: 12, months: 5, days: 14, hours: 16, minutes: 12, seconds: 70, nanoseconds: 1}) +
          duration({years: 32, days: -14, seconds: -1}), duration({years: 12.5, months: 5.5, days: 14.5, hours:
          16.5, minutes: 12.5, seconds: 70.5, nanoseconds: 3})
        = 'P44Y5MT16H13M9.000000001S', 'P12Y11M29DT33H58M13.500000003S'
        ? RETURN date.truncate('millennium', date('2017-10-11')), date.truncate('century', date('1984-10-11')),
          date.truncate('decade', date('1984-10-11')), date.truncate('year', date('1984-10-11'), {day: 2}),
          date.truncate('weekYear', date('1984-01-01')), date.truncate('quarter', date('1984-11-11')),
          date.truncate('month', date('1984-10-11')), date.truncate('week', date('1984-10-11'), {dayOfWeek: 2}),
          date.truncate('day', datetime('1984-10-11T12:00Z'))
        = '2000-01-01', '1900-01-01', '1980-01-01', '1984-01-02', '1983-01-03', '1984-10-01', '1984-10-01',
          '1984-10-09', '1984-10-11'
        ? RETURN datetime.truncate('day', localdatetime('2017-11-11T12:31:14'), {timezone: 'Europe/Stockholm'}),
          datetime.truncate('hour', datetime('2017-11-11T12:31:14+03:00')), localdatetime.truncate('millisecond',
          datetime('2017-11-11T12:31:14.645876123+01:00')), time.truncate('minute',
          time('12:31:14.645876123+01:00'), {nanosecond: 2}), localtime.truncate('microsecond',
          localtime('12:31:14.645876123')), localtime.truncate('day', localtime('12:31'))
        = '2017-11-11T00:00+01:00[Europe/Stockholm]', '2017-11-11T12:00+03:00', '2017-11-11T12:31:14.645',
          '12:31:00.000000002+01:00', '12:31:14.645876', '00:00'
        ? RETURN date.truncate('hour', date('2020-01-01'))
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date.truncate('nope', date('2020-01-01'))
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date.truncate('day', null), date.truncate('year', localtime('10:00'))
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date.truncate('day', 1)
        = ! TypeError runtime InvalidArgumentType
        ? RETURN date('2020-01-01') - date('2019-01-01')
        = ! TypeError runtime InvalidArgumentType
        ? RETURN date('2020-01-01') + 1
        = ! TypeError runtime InvalidArgumentType
        ? RETURN date('2020-01-01') + date('2020-01-01')
        = ! TypeError runtime InvalidArgumentType
        ? RETURN date('2020-13-01')
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date('foo')
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date({month: 1})
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date(null), localtime(null), duration(null), datetime(null)
        = null, null, null, null
        ? RETURN duration('P5M1.5D'), duration('P0.75M'), duration('PT0.75M'), duration('P2.5W'),
          duration('P2012-02-02T14:37:21.545'), duration('P12Y5M14DT16H12M70S'), duration('-P1Y'),
          duration('PT-1.5S'), duration({seconds: -1, milliseconds: 500}), duration({})
        = 'P5M1DT12H', 'P22DT19H51M49.5S', 'PT45S', 'P17DT12H', 'P2012Y2M2DT14H37M21.545S', 'P12Y5M14DT16H13M10S',
          'P-1Y', 'PT-1.5S', 'PT-0.5S', 'PT0S'
        ? RETURN duration('foo')
        = ! ArgumentError runtime InvalidArgumentValue
        ? WITH duration('P1Y2M10DT2H30M15.5S') AS d RETURN d.years, d.months, d.quarters, d.monthsOfYear, d.days,
          d.weeks, d.daysOfWeek, d.hours, d.minutes, d.seconds, d.milliseconds, d.minutesOfHour, d.secondsOfMinute,
          d.nanosecondsOfSecond, d.foo
        = ! TypeError runtime InvalidArgumentType
        ? WITH date('2020-02-29') AS d RETURN d.year, d.quarter, d.month, d.week, d.weekYear, d.dayOfQuarter,
          d.ordinalDay, d.dayOfWeek, d.weekDay, d.day, d.hour
        = ! TypeError runtime InvalidArgumentType
        ? WITH datetime('2020-02-29T10:00:01.5+09:00') AS d RETURN d.timezone, d.offset, d.offsetMinutes,
          d.offsetSeconds, d.epochSeconds, d.epochMillis, d.nanosecond, d.millisecond
        = '+09:00', '+09:00', 540, 32400, 1582938001, 1582938001500, 500000000, 500
        ? RETURN date('+999999999-12-31') + duration('P1D')
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({years: 9223372036854775807})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({seconds: 9223372036854775807}) + duration({seconds: 1})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration('P1D') * 9223372036854775807
        = 'P9223372036854775807D'
        ? RETURN duration('P2D') * 9223372036854775807
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({months: 9223372036854775807}) * 2
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN date('2020-01-01') + duration({days: 9223372036854775807})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN date('2020-01-01') + duration({months: 9223372036854775807})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN localtime('10:00') + duration({seconds: 9223372036854775807})
        = '01:30:07'
        ? RETURN datetime('2020-01-01T00:00Z') - duration({seconds: -9223372036854775808})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({seconds: -9223372036854775808}) * -1
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({seconds: -9223372036854775808}) / -1
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({days: 1}) / 0
        = ! ArithmeticError runtime DivisionByZero
        ? RETURN duration({days: 1}) * (0.0/0.0)
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({days: 1}) * 1e300
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({days: 1e300})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN duration({seconds: 1.0/0.0})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN date({year: 9223372036854775807})
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date({year: 2020, month: -9223372036854775808})
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN datetime({epochMillis: 9223372036854775807})
        = '+292278994-08-17T07:12:55.807Z'
        ? RETURN datetime({epochSeconds: 9223372036854775807})
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN datetime.fromEpoch(9223372036854775807, 9223372036854775807)
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN datetime.fromEpochMillis(-9223372036854775808)
        = '-292275055-05-16T16:47:04.192Z'
        ? RETURN duration('P9223372036854775807Y')
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN duration('P99999999999999999999999D')
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN duration('PT0.00000000000000000000001S')
        = 'PT0S'
        ? RETURN date('99999999999-01-01')
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN time('10:00+99:00')
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN localtime({hour: 9223372036854775807})
        = ! ArgumentError runtime InvalidArgumentValue
        ? RETURN date.truncate('millennium', date('-999999999-01-01')), date.truncate('week',
          date('-999999999-01-01'))
        = ! ArithmeticError runtime NumberOutOfRange
        ? RETURN date.truncate('weekYear', date('-999999999-01-01'))
        = '-999999999-01-01'
        ? RETURN duration.inSeconds(datetime('-999999999-01-01T00:00Z'), datetime('+999999999-12-31T23:59Z'))
        = 'PT17531639991215H59M'
        ? RETURN 9223372036854775807 + 1
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN -9223372036854775808 - 1
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN 9223372036854775807 * 2
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN -9223372036854775808 / -1
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN -9223372036854775808 % -1
        = 0
        ? RETURN -(-9223372036854775808)
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN abs(-9223372036854775808)
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN toInteger(9.3e18)
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN toInteger(1.0/0.0)
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN toInteger('9223372036854775808')
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN toInteger('1e300')
        = ! ArithmeticError runtime IntegerOverflow
        ? RETURN 1 / 0
        = ! ArithmeticError runtime DivisionByZero
        ? RETURN 1 % 0
        = ! ArithmeticError runtime DivisionByZero
        ? RETURN 1.0 / 0, 1 / 0.0, 1 % 0.0, 0.0 / 0, -1 / 0.0
        = Inf, Inf, NaN, NaN, -Inf
        ? RETURN round(1.0/0.0), ceil(1e308), floor(-1e308), sqrt(-1), log(0), round(0.0/0.0), exp(1000),
          sign(0.0/0.0)
        = Inf, 1e+308, -1e+308, NaN, -Inf, NaN, Inf, 0
        ? RETURN round(1.5, 9223372036854775807)
        = 1.5
        ? RETURN round(1.5, -9223372036854775808)
        = 0.0
        ? RETURN round(1e300, 300), round(1e-300, 310)
        = 1e+300, 1e-300
        ? RETURN [1, 2][9223372036854775807], [1, 2][-9223372036854775808], [1,
          2][-9223372036854775808..9223372036854775807]
        = null, null, [1, 2]
        ? RETURN substring('abc', 9223372036854775807), substring('abc', 1, 9223372036854775807), left('abc',
          9223372036854775807), right('abc', 9223372036854775807)
        = '', 'bc', 'abc', 'abc'
        ? RETURN range(9223372036854775800, 9223372036854775807, 5), range(-9223372036854775808,
          -9223372036854775800, 9223372036854775807)
        = [9223372036854775800, 9223372036854775805], [-9223372036854775808]
        ? RETURN range(9223372036854775807, -9223372036854775808, -9223372036854775808)
        = [9223372036854775807, -1]
        ? RETURN size(range(1, 1000000))
        = 1000000
        ? RETURN 2 ^ 63, 2 ^ 10000, (-8) ^ (1.0/3)
        = 9.223372036854776e+18, Inf, NaN
        ? UNWIND [-9223372036854775808, -1] AS x RETURN sum(x)
        = ! ArithmeticError runtime IntegerOverflow
        ? UNWIND [duration({months: 9223372036854775807}), duration('P1M')] AS x RETURN sum(x)
        = ! ArithmeticError runtime NumberOutOfRange
        ? MATCH (a)-[*0..99999999999999999999]->(b) RETURN a
        = ! SyntaxError compile time IntegerOverflow
        ? MATCH (a)-[*9223372036854775807]->(b) RETURN a
        =
        ? MATCH (a)-[*5..9223372036854775807]->(b) RETURN a
        =
        """#
}
