"""Writes distributions.csv: reference values at 400 digits. Made with mpmath 1.3.0.

python tests/golden/distributions.py > tests/golden/distributions.csv
"""

import mpmath as mp

mp.mp.dps = 400


def normal_survival(z):
    return mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2


def chi_square_survival(x, df=1):
    return mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True)


def student_t_survival(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    below = mp.betainc(mp.mpf(1) / 2, df / 2, 0, t * t / (df + t * t), regularized=True) / 2
    return mp.mpf(1) / 2 - mp.sign(t) * below


def deviance(x, expected):
    x, expected = mp.mpf(x), mp.mpf(expected)
    return (x * mp.log(x / expected) if x else 0) - x + expected


def solve(survival, p):
    """The z with survival(z) = 1 - p: bisection to a neighbourhood, then secants."""
    low, high = mp.mpf(-100), mp.mpf(100)
    for _ in range(60):
        middle = (low + high) / 2
        if survival(middle) > 1 - mp.mpf(p):
            low = middle
        else:
            high = middle
    return mp.findroot(
        lambda z: (
            mp.log(survival(z)) - mp.log(1 - mp.mpf(p))
            if p > 0.5
            else mp.log(1 - survival(z)) - mp.log(mp.mpf(p))
        ),
        (low, high),
    )


def show(name, value, a, b=0.0, c=0.0):
    print(f"{name},{a!r},{b!r},{c!r},{mp.nstr(value, 20)}")


print(f"# tests/golden/distributions.py, mpmath {mp.__version__}, {mp.mp.dps} digits")
print("function,a,b,c,value")
for z in (-40.0, -8.3, -1.0, -1e-9, 0.0, 0.5, 1.959963984540054, 5.0, 11.9, 12.1, 25.0, 37.0):
    show("normal_survival", normal_survival(z), z)
for z in (-9.0, -0.3, 0.0, 1.0, 11.999, 12.0, 38.6, 100.0, 1000.0, 1e6, 1e100):
    show(
        "normal_log_survival", mp.log(normal_survival(z)) if z < 1e50 else -(mp.mpf(z) ** 2) / 2, z
    )
for p in (1e-300, 1e-20, 0.001, 0.025, 0.3999, 0.4001, 0.4999999, 0.5, 0.7, 0.975, 0.9999999):
    show("normal_quantile", solve(normal_survival, p), p)
for x in (0.0, 1e-12, 0.5, 3.841458820694124, 70.0, 182.069451664615, 1000.0, 1400.0):
    show("chi_square_survival", chi_square_survival(x), x)
for x in (0.1, 3.84, 143.9, 144.1, 182.069451664615, 1500.0, 1e6, 1e12):
    show("chi_square_log10_survival", mp.log10(2 * normal_survival(mp.sqrt(mp.mpf(x)))), x)
for x, df in ((0.1, 2.0), (5.0, 3.0), (40.0, 7.5), (30.0, 100.0), (1100.0, 1000.0), (300.0, 5.0)):
    show("chi_square_survival_df", chi_square_survival(x, df), x, df)
for t, df in (
    (0.0, 3.0),
    (1e-8, 3.0),
    (0.5, 1.0),
    (2.0, 2.0),
    (-1.5, 4.5),
    (12.0, 9.0),
    (1.96, 1e6),
    (4.0, 120.0),
    (1e5, 1.0),
    (300.0, 30.0),
):
    show("student_t_survival", student_t_survival(t, df), t, df)
for p, df in ((0.975, 1.0), (0.975, 9.0), (0.6, 3.0), (0.01, 2.5), (0.999, 200.0), (0.50001, 7.0)):
    show("student_t_quantile", solve(lambda t, df=df: student_t_survival(t, df), p), p, df)
for x in (1e-10, 0.5, 0.999, 1.0, 2.0, 2.5, 100.0, 1e6, 1e15):
    show("log_gamma", mp.loggamma(mp.mpf(x)), x)
for n, k in ((5.0, 2.0), (52.0, 5.0), (1e6, 3.0), (1e9, 5e8)):
    show(
        "log_choose",
        mp.log(mp.binomial(mp.mpf(n), mp.mpf(k)))
        if n < 1e8
        else mp.loggamma(mp.mpf(n) + 1)
        - mp.loggamma(mp.mpf(k) + 1)
        - mp.loggamma(mp.mpf(n - k) + 1),
        n,
        k,
    )
for a, x in ((0.5, 1e-6), (0.5, 20.0), (3.0, 2.0), (3.0, 4.5), (250.0, 200.0), (1e4, 1.02e4)):
    show(
        "regularized_gamma_upper", mp.gammainc(mp.mpf(a), mp.mpf(x), mp.inf, regularized=True), a, x
    )
    show("regularized_gamma_lower", mp.gammainc(mp.mpf(a), 0, mp.mpf(x), regularized=True), a, x)
for a, b, x in (
    (0.5, 0.5, 0.1),
    (2.0, 3.0, 0.9),
    (10.0, 0.3, 0.2),
    (400.0, 600.0, 0.375),
    (1e-3, 5.0, 0.5),
    (3000.0, 2000.0, 0.65),
):
    show(
        "regularized_beta",
        mp.betainc(mp.mpf(a), mp.mpf(b), 0, mp.mpf(x), regularized=True),
        a,
        b,
        x,
    )
for x, e in (
    (0.0, 3.0),
    (5.0, 5.0),
    (5.0, 4.999999999),
    (12000.0, 11000.0),
    (1.0, 1e9),
    (1e9, 1.0),
    (100.0, 82.0),
    (100.0, 81.0),
):
    show("deviance_term", deviance(x, e), x, e)
