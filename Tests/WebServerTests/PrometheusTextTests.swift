// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import WebServer

@Suite("Prometheus text")
struct PrometheusTextTests {
    @Test func everyTextSurvives() throws {
        var random = SeededGenerator(seed: 3)
        let alphabet: [Character] = ["a", "\\", "\"", "\n", "{", "}", ",", "=", " ", "#", "é", "n", "\u{2028}"]
        for _ in 0..<500 {
            let help = String((0..<8).map { _ in alphabet.randomElement(using: &random) ?? "a" })
            let value = String((0..<8).map { _ in alphabet.randomElement(using: &random) ?? "a" })
            let number = Double(bitPattern: random.next())
            let sample = MetricSample(
                labels: [MetricLabel("a", value), MetricLabel("b", help)], value: .number(number))
            let family = MetricFamily(name: "firsthop_x_total", help: help, kind: .counter, samples: [sample])
            let read = try #require(PrometheusParser.families(in: PrometheusText.render([family])).first)
            #expect(read.help == help && read.kind == "counter")
            #expect(read.samples.first?.labels == ["a": value, "b": help])
            #expect(read.samples.first.map { $0.value.isNaN ? number.isNaN : $0.value == number } == true)
        }
    }

    @Test func histogramsEndInInfinityAndFamiliesAreJoined() throws {
        let histogram = MetricHistogram(
            buckets: [.init(upperBound: 0.005, cumulativeCount: 3), .init(upperBound: 1, cumulativeCount: 5)], sum: 2.5,
            count: 7)
        let families = [
            MetricFamily(
                name: "firsthop_wait_seconds", help: "h", kind: .histogram,
                samples: [MetricSample(labels: [MetricLabel("engine", "sqlite")], value: .histogram(histogram))]),
            .gauge("firsthop_open", help: "g", 1),
            MetricFamily(
                name: "firsthop_wait_seconds", help: "h", kind: .histogram,
                samples: [MetricSample(labels: [MetricLabel("engine", "postgresql")], value: .histogram(histogram))]),
        ]
        let read = try PrometheusParser.families(in: PrometheusText.render(families))
        #expect(read.map(\.name) == ["firsthop_wait_seconds", "firsthop_open"])
        let sqlite = read[0].samples.filter { $0.labels["engine"] == "sqlite" }
        #expect(sqlite.map { $0.labels["le"] } == ["0.005", "1", "+Inf", nil, nil])
        #expect(sqlite.map(\.value) == [3, 5, 7, 2.5, 7])
        #expect(read[0].samples.count == 10)
    }

    @Test func whatTheFormatDoesNotAllowIsLeftOut() throws {
        let bad = [
            MetricFamily.gauge("1st", help: "", 1), .gauge("with-dash", help: "", 1), .gauge("", help: "", 1),
            .gauge("with\nbreak", help: "", 1), .gauge("ümlaut", help: "", 1),
        ]
        #expect(PrometheusText.render(bad) == "")
        let labels =
            ["le", "__name", "1st", "a b", ""].map { [MetricLabel($0, "x")] }
            + [[MetricLabel("a", "1"), MetricLabel("a", "2")]]
        let family = MetricFamily(
            name: "ok", help: "", kind: .gauge, samples: labels.map { MetricSample(labels: $0, value: .number(1)) })
        #expect(try PrometheusParser.families(in: PrometheusText.render([family])).first?.samples.isEmpty == true)
    }
}
