// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
public import ProviderValues

/// The metrics that Prometheus expects of every process, under the names it knows, read from `/proc`.
///
/// What cannot be read is left out.
public enum ProcessMetrics {
    public static func families() -> [MetricFamily] {
        statusFamilies() + descriptorFamilies()
    }

    private static func statusFamilies() -> [MetricFamily] {
        guard let text = contents("/proc/self/stat"), let status = ProcessStatus(parsing: text) else { return [] }
        let ticksPerSecond = Double(max(sysconf(Int32(_SC_CLK_TCK)), 1))
        let pageBytes = Double(max(sysconf(Int32(_SC_PAGESIZE)), 1))
        var families: [MetricFamily] = [
            .counter(
                "process_cpu_seconds_total", help: "User and system processor time in seconds.",
                Double(status.processorTicks) / ticksPerSecond),
            .gauge("process_virtual_memory_bytes", help: "Virtual memory in bytes.", Double(status.virtualBytes)),
            .gauge(
                "process_resident_memory_bytes", help: "Memory in use in bytes.",
                Double(status.residentPages) * pageBytes),
        ]
        if let boot = bootTime() {
            families.append(
                .gauge(
                    "process_start_time_seconds", help: "Start of the process, in seconds since 1970.",
                    boot + Double(status.startTicks) / ticksPerSecond))
        }
        return families
    }

    private static func descriptorFamilies() -> [MetricFamily] {
        var families: [MetricFamily] = []
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
            families.append(.gauge("process_open_fds", help: "Open file descriptors.", Double(open)))
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            families.append(
                .gauge("process_max_fds", help: "Most file descriptors that may be open.", Double(limit.rlim_cur)))
        }
        return families
    }

    /// Seconds since 1970 at which the machine started.
    private static func bootTime() -> Double? {
        let line = contents("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Double($0.dropFirst("btime ".count)) }
    }

    private static func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
