// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The programs of this package as the build that runs the tests made them.
public enum BuiltProgram {
    /// The path of the executable product `name`, for instance `firsthop`: it lies beside the running test program.
    /// - Throws: ``SystemError`` when it has not been built.
    public static func path(_ name: String) throws(SystemError) -> String {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let path = tests.deletingLastPathComponent().appendingPathComponent(name).path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw SystemError("find the built program at \(path) (`swift build` makes it)", code: ENOENT)
        }
        return path
    }
}
