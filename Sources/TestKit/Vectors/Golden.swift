// SPDX-License-Identifier: Apache-2.0

import Foundation
public import Testing

/// An expected text kept as a file below `Tests/Vectors`.
///
/// `FIRSTHOP_REWRITE_GOLDENS=1 make test` writes what the program produces now, to be read in the diff before it is
/// committed; under `CI=true` that is refused, so a build server can never bless its own output.
public struct Golden: Sendable {
    private let path: String

    /// The file `Tests/Vectors/<path>`.
    public init(_ path: String) {
        self.path = path
    }

    /// Records an issue that names the first differing line unless `actual` is exactly the file's text.
    public func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = PackageFiles.vectors + "/" + path
        let environment = ProcessInfo.processInfo.environment
        if environment["FIRSTHOP_REWRITE_GOLDENS"] == "1" {
            guard environment["CI"] != "true" else {
                Issue.record(
                    "golden \(path): not rewritten, because CI=true; rewrite it on a desk and commit it",
                    sourceLocation: sourceLocation)
                return
            }
            rewrite(file, actual, sourceLocation)
            return
        }
        guard let bytes = FileManager.default.contents(atPath: file) else {
            Issue.record(
                "golden \(path): no such file; create it with FIRSTHOP_REWRITE_GOLDENS=1 make test",
                sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: bytes, as: UTF8.self)
        guard expected.utf8.elementsEqual(actual.utf8) else {
            Issue.record(
                "golden \(path): \(Self.firstDifference(expected: expected, actual: actual))",
                sourceLocation: sourceLocation)
            return
        }
    }

    private func rewrite(_ file: String, _ actual: String, _ sourceLocation: SourceLocation) {
        let url = URL(fileURLWithPath: file)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: url)
        } catch {
            Issue.record("golden \(path): cannot be written: \(error)", sourceLocation: sourceLocation)
        }
    }

    static func firstDifference(expected: String, actual: String) -> Comment {
        let old = expected.utf8.split(separator: 10, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        let new = actual.utf8.split(separator: 10, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        for (index, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
            return
                "line \(index + 1) differs\n  expected: \(pair.0.debugDescription)\n  actual:   \(pair.1.debugDescription)"
        }
        return "expected \(old.count) lines, got \(new.count)"
    }
}
