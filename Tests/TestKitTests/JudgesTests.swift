// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// The Python programs that judge the product are judged first: by cases worked out by hand, and by a client that nobody here
/// wrote.
@Suite struct JudgesTests {
    @Test(arguments: ["FairUseOracle/fair_use_oracle_test.py", "SessionOracle/session_oracle_test.py"])
    func oraclesKnowWhatIsKnown(_ script: String) async throws {
        try Need.command("python3")
        try await Self.run("python3", script)
    }

    @Test func theRouterIsUnderstoodByAnotherClient() async throws {
        let python = PackageFiles.root + "/.build/pyrad/bin/python"
        let works = Machine.exists(python) ? try await ChildProcess.run(python, ["-c", "import librouteros"]) : nil
        try Need.that(
            works?.succeeded == true,
            or: "librouteros is not in .build/pyrad; `make setup` puts it there when PyPI can be reached")
        try Need.command("openssl")
        try await Self.run(python, "Peers/fake_router_test.py")
    }

    private static func run(_ python: String, _ script: String) async throws {
        let outcome = try await ChildProcess.run(python, [PackageFiles.root + "/Tests/" + script])
        #expect(outcome.succeeded, "\(script):\n\(outcome.output)\(outcome.errorOutput)")
    }
}
