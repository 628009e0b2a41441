"""The peer of gaia.lora.TrainingSpeed: the same step of LoRA training with PyTorch on the CPU.

Reads the folder that the bench wrote: model.safetensors, an adapter in PEFT's layout and step.json.
Then does as many steps as each line of standard input says, and answers with the seconds that they
took and their losses.
"""

import json
import struct
import sys
import time

import numpy
import torch
import torch.nn.functional as F

folder, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)
settings = json.load(open(folder + "/step.json"))
HEADS, KV_HEADS, LAYERS = settings["heads"], settings["kvHeads"], settings["layers"]
SCALE, EPSILON = settings["scale"], settings["epsilon"]


def read(path):
    raw = open(path, "rb").read()
    length = struct.unpack("<Q", raw[:8])[0]
    tensors = {}
    for name, entry in json.loads(raw[8 : 8 + length]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = numpy.frombuffer(raw[8 + length + begin : 8 + length + end], dtype="<f4")
            tensors[name] = torch.from_numpy(values.copy()).reshape(entry["shape"])
    return tensors


W = read(folder + "/model.safetensors")
P = {
    name.replace("base_model.model.", ""): tensor.requires_grad_()
    for name, tensor in read(folder + "/adapter_model.safetensors").items()
}
tokens = torch.tensor(settings["tokens"])
BATCH, LENGTH = tokens.shape
rows = torch.tensor(settings["rows"])
labels = torch.tensor(settings["labels"])
width = W["model.embed_tokens.weight"].shape[1]
size = width // HEADS
angles = torch.outer(
    torch.arange(LENGTH).double(), 10000.0 ** (-torch.arange(0, size, 2).double() / size)
)
cosine = torch.cat([angles.cos(), angles.cos()], 1).float()
sine = torch.cat([angles.sin(), angles.sin()], 1).float()
mask = torch.full((LENGTH, LENGTH), float("-inf")).triu(1)
optimiser = torch.optim.AdamW(
    P.values(), lr=1, betas=(0.9, 0.999), eps=1e-8, weight_decay=settings["decay"], foreach=True
)


def linear(x, name):
    out = F.linear(x, W[name + ".weight"])
    a = P.get(name + ".lora_A.weight")
    if a is None:
        return out
    return out + F.linear(F.linear(x, a) * SCALE, P[name + ".lora_B.weight"])


def norm(x, gain):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPSILON) * gain


def turn(x):
    half = size // 2
    return x * cosine + torch.cat([-x[..., half:], x[..., :half]], -1) * sine


def heads(x, count):
    return x.view(BATCH, LENGTH, count, size).transpose(1, 2)


def layer(x, at):
    attention = at + "self_attn."
    h = norm(x, W[at + "input_layernorm.weight"])
    q = turn(heads(linear(h, attention + "q_proj"), HEADS))
    k = turn(heads(linear(h, attention + "k_proj"), KV_HEADS))
    v = heads(linear(h, attention + "v_proj"), KV_HEADS)
    k = k.repeat_interleave(HEADS // KV_HEADS, 1)
    v = v.repeat_interleave(HEADS // KV_HEADS, 1)
    seen = torch.softmax(q @ k.transpose(2, 3) / size**0.5 + mask, -1) @ v
    x = x + linear(seen.transpose(1, 2).reshape(BATCH, LENGTH, width), attention + "o_proj")
    h = norm(x, W[at + "post_attention_layernorm.weight"])
    gated = F.silu(linear(h, at + "mlp.gate_proj")) * linear(h, at + "mlp.up_proj")
    return x + linear(gated, at + "mlp.down_proj")


def step(rate):
    x = F.embedding(tokens, W["model.embed_tokens.weight"])
    for i in range(LAYERS):
        x = layer(x, f"model.layers.{i}.")
    # Only what follows a token that is asked for becomes logits, as in ours.
    asked = norm(x.view(-1, width)[rows], W["model.norm.weight"])
    loss = F.cross_entropy(F.linear(asked, W["lm_head.weight"]), labels)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(P.values(), settings["clip"])
    for group in optimiser.param_groups:
        group["lr"] = rate
    optimiser.step()
    return loss.item()


done = 0
print("ready", torch.__version__, flush=True)
for line in sys.stdin:
    count = int(line)
    begin = time.perf_counter()
    losses = [step(settings["rates"][done + i]) for i in range(count)]
    seconds = time.perf_counter() - begin
    done += count
    print(seconds, *losses, flush=True)
