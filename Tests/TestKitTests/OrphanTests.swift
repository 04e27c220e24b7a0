// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TestKit

/// What a test leaves running must be gone when the tests are, even when they are killed.
@Suite struct OrphanTests {
    @Test func programsAreKilledWhenTheirParentDies() async throws {
        // prctl(PR_GET_PDEATHSIG): which signal the program gets when its parent dies.
        let ask = "import ctypes; n = ctypes.c_int(); ctypes.CDLL(None).prctl(2, ctypes.byref(n)); print(n.value)"
        let python = "/usr/bin/python3"
        try Need.file(python)
        let own = try await ChildProcess.run(python, ["-c", ask])
        #expect(own.output == "\(SIGKILL)\n")
        if Machine.isRoot {
            let other = try await ChildProcess.run(python, ["-c", ask], user: "nobody")
            #expect(other.output == "\(SIGKILL)\n")
        }
    }
}
