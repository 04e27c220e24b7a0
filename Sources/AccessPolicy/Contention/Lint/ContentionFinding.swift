// SPDX-License-Identifier: Apache-2.0

/// Something about how a router is shared that should be looked at, with the reason and what to do.
public struct ContentionFinding: Sendable, Hashable {
    /// How bad it is. Raw values are stable words for programs.
    public enum Severity: String, Sendable, CaseIterable {
        /// Works, but not as its buyers may think.
        case warning
        /// Cannot work; refused when it is saved.
        case error
    }

    public let code: ContentionFindingCode
    /// The router, sector, plan or bundle that it is about, as people call it.
    public let subject: String
    /// What was found.
    public let message: String
    /// What to do about it.
    public let advice: String

    public var severity: Severity { code.severity }

    init(_ code: ContentionFindingCode, _ subject: String, _ message: String, advice: String) {
        self.code = code
        self.subject = subject
        self.message = message
        self.advice = advice
    }
}

extension ContentionFinding: CustomStringConvertible {
    /// One line: severity, code, message, advice.
    public var description: String { "\(severity.rawValue) \(code.rawValue): \(message); \(advice)" }
}
