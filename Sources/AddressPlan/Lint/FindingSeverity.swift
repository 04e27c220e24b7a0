// SPDX-License-Identifier: Apache-2.0

/// How bad a finding is. Raw values are stable words for programs.
public enum FindingSeverity: String, CaseIterable, Codable, Sendable {
    /// Worth knowing.
    case note

    /// Will hurt later, or hurts some customers now.
    case warning

    /// Wrong now.
    case error
}

extension FindingSeverity: Comparable {
    /// Note, warning, error.
    public static func < (left: FindingSeverity, right: FindingSeverity) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
