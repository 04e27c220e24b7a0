// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `Tests/Forgetful` as a library, compiled once in the life of this process.
enum ForgetfulLibrary {
    private static let compiled = Task { try await compile() }

    /// The library's path.
    static func path() async throws -> String {
        try Need.command("clang")
        return try await compiled.value
    }

    /// It lies beside the programs of this build. Other test processes may be doing the same: the name appears all at
    /// once.
    private static func compile() async throws -> String {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
        let library = folder + "/forgetful.so"
        let partial = "\(library).\(getpid())"
        let source = PackageFiles.root + "/Tests/Forgetful/forgetful.c"
        let outcome = try await ChildProcess.run("clang", ["-O2", "-shared", "-fPIC", "-o", partial, source])
        _ = try outcome.outputOfSuccess(of: "clang")
        guard rename(partial, library) == 0 else { throw SystemError("rename \(partial) to \(library)", code: errno) }
        return library
    }
}
