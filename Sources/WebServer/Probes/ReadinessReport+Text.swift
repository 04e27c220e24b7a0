// SPDX-License-Identifier: Apache-2.0

extension ReadinessReport {
    /// For a person with curl: `ready`, or a line for each problem.
    var text: String {
        if isReady { return "ready\n" }
        return "not ready\n" + problems.map { "\($0.check): \($0.reason)\n" }.joined()
    }

    var json: JSONValue {
        [
            "ready": .bool(isReady),
            "problems": .array(problems.map { ["check": .string($0.check), "reason": .string($0.reason)] }),
        ]
    }
}
