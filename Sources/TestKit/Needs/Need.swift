// SPDX-License-Identifier: Apache-2.0

public import Testing

/// What a test needs of the machine it runs on. A test whose need is not met is skipped, printed and counted.
///
/// ```swift
/// @Test func dropsPrivileges() throws {
///     try Need.root()
/// ```
public enum Need {
    /// The test runs as root.
    public static func root(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try that(Machine.isRoot, or: "it must run as root", sourceLocation: sourceLocation)
    }

    /// A program of this name is on the `PATH`.
    public static func command(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try that(Machine.find(name) != nil, or: "\(name) is not installed", sourceLocation: sourceLocation)
    }

    /// A file or folder exists at `path`.
    public static func file(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try that(Machine.exists(path), or: "there is no \(path)", sourceLocation: sourceLocation)
    }

    /// `condition` holds; otherwise the test is skipped, and `reason` says what is missing.
    public static func that(
        _ condition: Bool, or reason: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        if !condition { try skip(reason, sourceLocation: sourceLocation) }
    }

    /// Skips the test that calls; `reason` says what the machine lacks.
    public static func skip(_ reason: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Never {
        let test = Test.current.map { "\($0.sourceLocation.moduleName).\($0.name)" } ?? "(outside a test)"
        SkipRecord.write(test: test, reason: reason)
        try Test.cancel("\(reason)", sourceLocation: sourceLocation)
    }
}
