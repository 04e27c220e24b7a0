// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A call of the operating system that failed.
public struct SystemError: Error, CustomStringConvertible, Sendable {
    /// What was being done, to what: “create a temporary folder in /tmp”.
    public let attempt: String
    /// The `errno` of the call.
    public let code: Int32

    init(_ attempt: String, code: Int32) {
        self.attempt = attempt
        self.code = code
    }

    public var description: String { "cannot \(attempt): \(String(cString: strerror(code))) (errno \(code))" }
}
