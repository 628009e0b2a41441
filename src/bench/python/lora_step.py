"""Training steps of LoRA on a frozen Llama-shaped model with PyTorch, to compare gaia.lora.TorchBench with.

Arguments: threads, steps, then the shape: layers width heads kv_heads feed_forward vocabulary rank batch
tokens answered. Prints the tokens per second of every step, one a line.
"""
import sys
import time

import torch
import torch.nn.functional as F

threads, steps, layers, width, heads, kv, ffn, vocab, rank, batch, tokens, answered = map(int, sys.argv[1:13])
torch.set_num_threads(threads)
torch.manual_seed(1)
size = width // heads


def frozen(rows, columns):
    return torch.randn(rows, columns) / columns**0.5


class Adapted:
    """A frozen matrix with an adapter: x W' + 2 x A' B'."""

    def __init__(self, rows, columns, parameters):
        self.weight = frozen(rows, columns)
        self.a = ((torch.rand(rank, columns) * 2 - 1) / columns**0.5).requires_grad_()
        self.b = torch.zeros(rows, rank, requires_grad=True)
        parameters += [self.a, self.b]

    def __call__(self, x):
        return x @ self.weight.t() + (x @ self.a.t()) @ self.b.t() * 2


parameters = []
blocks = []
for _ in range(layers):
    blocks.append(
        dict(
            q=Adapted(width, width, parameters),
            k=Adapted(kv * size, width, parameters),
            v=Adapted(kv * size, width, parameters),
            o=Adapted(width, width, parameters),
            gate=Adapted(ffn, width, parameters),
            up=Adapted(ffn, width, parameters),
            down=Adapted(width, ffn, parameters),
        )
    )
embedding = frozen(vocab, width)
angles = torch.arange(tokens)[:, None] / 10000 ** (torch.arange(0, size, 2) / size)[None, :]
cosine, sine = angles.cos(), angles.sin()
mask = torch.full((tokens, tokens), float("-inf")).triu(1)
optimiser = torch.optim.AdamW(parameters, lr=1e-4, weight_decay=0.01)


def turned(x):
    even, odd = x[..., ::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)


def norm(x):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5)


def split(x, count):
    return x.view(batch, tokens, count, size).transpose(1, 2)


def step(ids):
    x = embedding[ids]
    for block in blocks:
        h = norm(x)
        q = turned(split(block["q"](h), heads))
        k = turned(split(block["k"](h), kv)).repeat_interleave(heads // kv, 1)
        v = split(block["v"](h), kv).repeat_interleave(heads // kv, 1)
        p = F.softmax(q @ k.transpose(-1, -2) / size**0.5 + mask, -1)
        x = x + block["o"]((p @ v).transpose(1, 2).reshape(batch, tokens, width))
        h = norm(x)
        x = x + block["down"](F.silu(block["gate"](h)) * block["up"](h))
    asked = norm(x)[:, tokens - answered - 1 : tokens - 1]
    loss = F.cross_entropy(
        (asked @ embedding.t()).reshape(-1, vocab), ids[:, tokens - answered :].reshape(-1)
    )
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimiser.step()


for _ in range(steps):
    ids = torch.randint(3, vocab, (batch, tokens))
    begun = time.perf_counter()
    step(ids)
    print(batch * tokens / (time.perf_counter() - begun), flush=True)
