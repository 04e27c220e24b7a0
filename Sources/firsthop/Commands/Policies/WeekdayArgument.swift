// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import ProviderValues

/// A weekday on the command line: its name, the first letters of it, or its number, 1 for Monday.
struct WeekdayArgument: ExpressibleByArgument {
    let weekday: Weekday

    init?(argument: String) {
        let word = argument.lowercased()
        let named = Weekday.allCases.first { word.utf8.count >= 2 && Self.name($0).lowercased().hasPrefix(word) }
        guard let weekday = named ?? Int(word).flatMap(Weekday.init) else { return nil }
        self.weekday = weekday
    }

    static var allValueStrings: [String] { Weekday.allCases.map { name($0).lowercased() } }

    static func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}

/// A time of day on the command line: `HH:MM`.
struct TimeOfDayArgument: ExpressibleByArgument {
    /// Minutes after midnight.
    let minute: Int

    init?(argument: String) {
        guard let minute = WeekWindow.minutes(argument), minute < WeekWindow.minutesPerDay else { return nil }
        self.minute = minute
    }
}
