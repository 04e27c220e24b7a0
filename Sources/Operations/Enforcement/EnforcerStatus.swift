// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// What an enforcer has come to since it began.
public struct EnforcerStatus: Sendable {
    /// Times that all sessions were looked at.
    public internal(set) var audits = 0
    /// Times that a session was found not to have what it should have.
    public internal(set) var differences = 0
    public internal(set) var attempts = 0
    /// Attempts that wait for their router.
    public internal(set) var underWay = 0
    public internal(set) var answers: [EnforcementAnswer: Int] = [:]
    /// Why it does not get on; nil when it does.
    public internal(set) var fault: String?
}

extension EnforcerStatus {
    /// What `/metrics` shows of it.
    public var metrics: [MetricFamily] {
        [
            .counter(
                "firsthop_enforcement_audits_total",
                help: "Times that all sessions were compared with what they should have.", Double(audits)),
            .counter(
                "firsthop_enforcement_differences_total",
                help: "Times that a session was found not to have what it should have.", Double(differences)),
            .counter(
                "firsthop_enforcement_attempts_total", help: "Attempts to give sessions what they should have.",
                Double(attempts)),
            .gauge(
                "firsthop_enforcement_under_way", help: "Attempts that wait for their router.", Double(underWay)),
            .gauge(
                "firsthop_enforcement_is_stuck",
                help: "1 while sessions cannot be compared with what they should have.",
                fault == nil ? 0 : 1),
            MetricFamily(
                name: "firsthop_enforcement_answers_total", help: "What became of attempts.", kind: .counter,
                samples: EnforcementAnswer.allCases.map { answer in
                    MetricSample(
                        labels: [MetricLabel("answer", answer.word)], value: .number(Double(answers[answer] ?? 0)))
                }),
        ]
    }
}
