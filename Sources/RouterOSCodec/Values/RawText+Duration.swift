// SPDX-License-Identifier: Apache-2.0

extension RawText {
    /// A span of time in the words of RouterOS, such as `1w2d3h4m5s` or `250ms`; `0s` for none. What is finer than a millisecond
    /// is cut off, and a negative span is none.
    public init(_ duration: Duration) {
        let parts = max(.zero, duration).components
        let milliseconds = parts.attoseconds / 1_000_000_000_000_000
        var rest = parts.seconds
        var text = ""
        for unit in DurationUnit.whole {
            let (count, remainder) = rest.quotientAndRemainder(dividingBy: unit.seconds)
            if count > 0 { text += "\(count)\(unit.word)" }
            rest = remainder
        }
        if milliseconds > 0 { text += "\(milliseconds)ms" }
        self.init(text.isEmpty ? "0s" : text)
    }

    /// A span of time in any of the forms in which RouterOS prints or takes one: numbers with units (`1w2d3h4m5s`, `10ms`), a clock
    /// (`01:02:03`, `1d01:02:03.5`), or both; a number alone means seconds. Nil for anything else, words such as `never` and
    /// more than 2^63 milliseconds included.
    public var duration: Duration? {
        var reader = DurationReader(octets)
        return reader.milliseconds().map { .milliseconds($0) }
    }
}

/// The units of spans of time.
enum DurationUnit: String, CaseIterable {
    case weeks = "w"
    case days = "d"
    case hours = "h"
    case minutes = "m"
    case seconds = "s"
    case milliseconds = "ms"

    /// Those of whole seconds, the greatest first.
    static let whole: [DurationUnit] = [.weeks, .days, .hours, .minutes, .seconds]

    var word: String { rawValue }

    var milliseconds: Int64 {
        switch self {
        case .weeks: 604_800_000
        case .days: 86_400_000
        case .hours: 3_600_000
        case .minutes: 60_000
        case .seconds: 1_000
        case .milliseconds: 1
        }
    }

    var seconds: Int64 { milliseconds / 1_000 }
}
