// SPDX-License-Identifier: Apache-2.0

/// What one check of `firsthop doctor` found.
struct DoctorFinding: Equatable {
    /// How bad it is.
    enum Level: String {
        case ok
        /// Works now, but will or may not for long.
        case warning
        /// Does not work, or endangers the data.
        case error
    }

    let level: Level
    /// What was found.
    let text: String
    /// What to do about it; nil when all is well.
    let advice: String?

    static func ok(_ text: String) -> DoctorFinding {
        DoctorFinding(level: .ok, text: text, advice: nil)
    }

    static func warning(_ text: String, advice: String) -> DoctorFinding {
        DoctorFinding(level: .warning, text: text, advice: advice)
    }

    static func error(_ text: String, advice: String) -> DoctorFinding {
        DoctorFinding(level: .error, text: text, advice: advice)
    }
}
